package io.backcast.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes CSV: commas, dots, one header line, line feeds, whatever the locale. */
public final class TableWriter {
  private TableWriter() {}

  /** Writes a file in one piece, or to standard output for {@code -}. */
  public static void write(Path file, List<String> header, List<List<String>> rows)
      throws BackcastException {
    if (file.toString().equals("-")) {
      try {
        // standard output is the caller's to close
        write(System.out, header, rows);
        System.out.flush();
      } catch (IOException e) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE, "Standard output was closed before all rows were written.", e);
      }
    } else {
      AtomicFiles.write(file, out -> write(out, header, rows));
    }
  }

  private static void write(OutputStream out, List<String> header, List<List<String>> rows)
      throws IOException {
    CsvWriter writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .autoFlush(true)
            .build(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.writeRecord(header);
    rows.forEach(writer::writeRecord);
    writer.flush();
  }
}
