package io.backcast.ui.failure;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Reads the end of the newest log file in a folder. */
public final class LogReader {
  /** Largest number of bytes to read. */
  private static final int MOST = 200_000;

  private final Path folder;

  /**
   * The end of a log.
   *
   * @param text at most about 200,000 characters
   */
  public record Tail(Path file, String text) {}

  public LogReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the file; call it in the background.
   *
   * @throws BackcastException if there is no log
   */
  public Tail tail() throws BackcastException {
    try (Stream<Path> files = Files.list(folder)) {
      Path newest =
          files
              .filter(LogReader::isLog)
              .max(Comparator.comparingLong(f -> f.toFile().lastModified()))
              .orElseThrow(() -> new IOException("no log file"));
      return new Tail(newest, end(newest));
    } catch (IOException e) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("log.none", folder), e);
    }
  }

  static boolean isLog(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(LogFile.PREFIX) && name.endsWith(LogFile.SUFFIX);
  }

  private static String end(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(MOST, in.length())];
      in.seek(in.length() - bytes.length);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
