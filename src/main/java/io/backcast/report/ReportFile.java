package io.backcast.report;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the session that a report keeps. Reports come by mail and from the web: nothing in one is
 * run, no address in it is opened, and what is larger than any report is not read.
 */
public final class ReportFile {
  /** The element of an HTML page that holds the session. */
  public static final String ELEMENT = "backcast-session";

  /** The attachment of a PDF that is the session. */
  public static final String ATTACHMENT = "session.backcast.json";

  private static final long LARGEST_REPORT = 64L << 20;
  private static final int LARGEST_SESSION = 4 << 20;

  private ReportFile() {}

  /** Whether a file is a report by its name. */
  public static boolean isReport(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".pdf");
  }

  /**
   * The session in a report, as JSON in UTF-8; nothing is known of what it says.
   *
   * @throws BackcastException if the file is no report of this program, too large or unreadable
   */
  public static byte[] session(Path file) throws BackcastException {
    try {
      if (Files.size(file) > LARGEST_REPORT) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("report.large", file));
      }
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      byte[] bytes = Files.readAllBytes(file);
      byte[] found = name.endsWith(".pdf") ? attached(bytes) : embedded(bytes);
      if (found == null) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("report.no-session", file));
      }
      if (found.length > LARGEST_SESSION) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("report.large-session", file));
      }
      return found;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.BAD_JSON, Sentence.of("report.unreadable", file, e.getMessage()), e);
    }
  }

  private static byte @Nullable [] embedded(byte[] html) {
    Element element = Jsoup.parse(new String(html, StandardCharsets.UTF_8)).getElementById(ELEMENT);
    return element == null ? null : element.wholeText().getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] attached(byte[] pdf) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(pdf, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      PDEmbeddedFilesNameTreeNode files =
          new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles();
      Map<String, PDComplexFileSpecification> names = files == null ? null : files.getNames();
      PDComplexFileSpecification found = names == null ? null : names.get(ATTACHMENT);
      PDEmbeddedFile stream = found == null ? null : found.getEmbeddedFile();
      if (stream == null) {
        return null;
      }
      // a small file may unfold into a large one
      try (InputStream in = stream.createInputStream()) {
        return in.readNBytes(LARGEST_SESSION + 1);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // what the reader of PDF does with a file that somebody has damaged or built to mislead it
      throw new IOException("it is no sound PDF", e);
    }
  }
}
