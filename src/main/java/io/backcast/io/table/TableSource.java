package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a table, read once: a file, or standard input for {@code -}. */
public final class TableSource {
  /** The largest file, in bytes: it is held in memory as one array. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** What a table takes in memory at least, its fields as text, as a multiple of its bytes. */
  private static final int IN_MEMORY = 4;

  private final String name;
  private final byte[] bytes;

  private TableSource(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @throws BackcastException if it is missing, a folder, unreadable, or over 2 GB
   */
  public static TableSource of(Path file) throws BackcastException {
    boolean standard = file.toString().equals("-");
    if (!standard && Files.isDirectory(file)) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("table.folder", file));
    }
    String name = standard ? "standard input" : file.toString();
    try (InputStream in = standard ? System.in : Files.newInputStream(file)) {
      return new TableSource(name, bounded(name, in));
    } catch (NoSuchFileException e) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("file.missing", file), e);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", file), e);
    }
  }

  /** Bytes that were read already. */
  static TableSource of(String name, byte[] bytes) {
    return new TableSource(name, bytes);
  }

  private static byte[] bounded(String name, InputStream in) throws IOException, BackcastException {
    return bounded(name, in, Runtime.getRuntime().maxMemory());
  }

  /**
   * All bytes of a stream.
   *
   * @param heap bytes that the program may use
   * @throws BackcastException if a table of so many bytes cannot be held, before it is
   */
  static byte[] bounded(String name, InputStream in, long heap)
      throws IOException, BackcastException {
    int most = (int) Math.min(MAX_BYTES, heap / IN_MEMORY);
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          most == MAX_BYTES
              ? Sentence.of("table.large", name)
              : Sentence.of(
                  "table.large-for-memory",
                  name,
                  Sentence.count(most >> 20),
                  IN_MEMORY,
                  Sentence.count(heap >> 20),
                  "-Xmx%sg".formatted(2 + (heap >> 29))));
    }
    return bytes;
  }

  /** Path of the file as given, or “standard input”. */
  public String name() {
    return name;
  }

  /** The content, which must not be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The identity of the content. */
  public String sha256() {
    return Digests.sha256(bytes);
  }

  /**
   * What is inside, if it was compressed with gzip; else this.
   *
   * @throws BackcastException if the compressed data are damaged
   */
  TableSource unpacked() throws BackcastException {
    if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
      return this;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new TableSource(name, bounded(name, in));
    } catch (IOException e) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.damaged-gzip", name), e);
    }
  }
}
