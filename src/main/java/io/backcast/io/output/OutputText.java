package io.backcast.io.output;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads an output that is text, line by line. */
final class OutputText {
  private OutputText() {}

  /** A reader of the lines of one format. */
  interface Lines extends OutputBuilder {
    /** The next line. */
    void line(String line) throws BrokenOutput;
  }

  /**
   * Reads a text.
   *
   * @throws IOException if the file cannot be read
   */
  static CalculationOutput read(OutputFile file, Lines reader) throws IOException {
    try (OutputFile.Lines lines = file.lines()) {
      for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
        reader.line(line);
      }
      return reader.finished();
    } catch (BrokenOutput e) {
      return new CalculationOutput.Incomplete(reader.run(), reader.cell(), e.reason());
    } catch (EOFException | ZipException e) {
      return new CalculationOutput.Incomplete(reader.run(), reader.cell(), OutputFile.PACKED);
    }
  }
}
