package io.backcast.io.output;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a program wrote about a calculation, whatever the file is called: it is told by its
 * content. Files may be compressed with gzip.
 */
public final class OutputReader {
  private static final Pattern VASP = Pattern.compile("(?m)\\A\\s*vasp\\.\\d");
  private static final Pattern GPAW = Pattern.compile("(?m)^_?gpaw:\\s|^#? ?\\|_{2,} ?\\|");
  private static final Pattern PWSCF = Pattern.compile("(?m)^\\s*Program PWSCF v");

  /**
   * Reads an output.
   *
   * @return null if the file is none that is known here, such as a table
   * @throws BackcastException if the file cannot be read, is a file of a program that says nothing
   *     of a gap, or names a document type
   */
  public @Nullable CalculationOutput read(Path path) throws BackcastException {
    if (Files.isDirectory(path)) {
      throw bad(path, Sentence.of("output.folder"));
    }
    OutputFile file = new OutputFile(path);
    try {
      byte[] bytes = file.head();
      String head = new String(bytes, OutputFile.charset(bytes));
      if (head.isBlank()) {
        throw bad(path, Sentence.of("output.empty"));
      }
      Sentence foreign = foreign(head);
      if (foreign != null) {
        throw bad(path, foreign);
      }
      if (head.replaceFirst("^(\ufeff|\u00ef\u00bb\u00bf)", "").stripLeading().startsWith("<")) {
        return xml(path, file);
      }
      if (VASP.matcher(head).find()) {
        return OutputText.read(file, new Outcar());
      }
      return GPAW.matcher(head).find() ? OutputText.read(file, new GpawLog()) : null;
    } catch (NoSuchFileException e) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("file.missing", path), e);
    } catch (OutputFile.TooLarge e) {
      throw bad(path, Sentence.of("output.large"));
    } catch (EOFException | ZipException e) {
      throw bad(path, Sentence.of("output.gzip"));
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", path), e);
    }
  }

  /** Whether a text is an output that is read here; false for one that cannot be read. */
  public static boolean recognises(Path text) {
    try {
      byte[] bytes = new OutputFile(text).head();
      String head = new String(bytes, OutputFile.charset(bytes));
      return VASP.matcher(head).find() || GPAW.matcher(head).find();
    } catch (IOException e) {
      return false;
    }
  }

  private static CalculationOutput xml(Path path, OutputFile file)
      throws BackcastException, IOException {
    try {
      CalculationOutput output = OutputXml.read(file, OutputReader::elements);
      if (output == null) {
        throw bad(path, Sentence.of("output.other-xml", Sentence.of("output.formats")));
      }
      return output;
    } catch (OutputXml.DocumentType e) {
      throw bad(path, Sentence.of("output.doctype"));
    }
  }

  private static OutputXml.@Nullable Elements elements(String root) {
    return switch (root) {
      case VaspRun.ROOT -> new VaspRun();
      case EspressoXml.ROOT -> new EspressoXml();
      default -> null;
    };
  }

  /** What a file of a program is that has no gap in it, and what to give in its place. */
  private static @Nullable Sentence foreign(String head) {
    if (PWSCF.matcher(head).find()) {
      return Sentence.of("output.pw");
    }
    if (head.startsWith("\u0089HDF")) {
      return Sentence.of("output.hdf5");
    }
    if (head.startsWith("- of Ulm")) {
      return Sentence.of("output.gpw");
    }
    return head.startsWith("BZh") || head.startsWith("\u00fd7zXZ")
        ? Sentence.of("output.compressed")
        : null;
  }

  private static BackcastException bad(Path path, Sentence what) {
    return new BackcastException(ErrorCode.BAD_CSV, Sentence.of("output.is", path, what));
  }
}
