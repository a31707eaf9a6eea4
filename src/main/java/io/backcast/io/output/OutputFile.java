package io.backcast.io.output;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of a program, unpacked if it is compressed with gzip, and read piece by piece. */
final class OutputFile {
  /** How much of a file is looked at to tell what it is. */
  static final int HEAD = 1 << 14;

  /** What is wrong with compressed data that end too early, or are not what they were. */
  static final String PACKED = "its compressed data break off or are damaged";

  /** What a small compressed file may not exceed when unpacked, in bytes. */
  private static final long LARGEST = 8L << 30;

  /** A line beyond this belongs to no text, in characters. */
  private static final int LONGEST_LINE = 1 << 20;

  private final Path path;

  OutputFile(Path path) {
    this.path = path;
  }

  /** A file that is larger than any output. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** What is inside, from its beginning. */
  InputStream open() throws IOException {
    InputStream packed = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      packed.mark(2);
      boolean gzip = packed.read() == 0x1f && packed.read() == 0x8b;
      packed.reset();
      return new Bounded(gzip ? new GZIPInputStream(packed, 1 << 16) : packed);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  /** Its first bytes; fewer if it ends, or breaks off, before. */
  byte[] head() throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    try (InputStream in = open()) {
      for (int read = 0; read >= 0 && length < HEAD; read = in.read(head, length, HEAD - length)) {
        length += read;
      }
    } catch (EOFException e) {
      if (length == 0) {
        throw e;
      }
    }
    return Arrays.copyOf(head, length);
  }

  /**
   * Its lines. A text is ASCII but for names of people and paths, which do not matter; a console
   * may have saved it as UTF-16.
   */
  Lines lines() throws IOException {
    byte[] head = head();
    return new Lines(new BufferedReader(new InputStreamReader(open(), charset(head)), 1 << 16));
  }

  static Charset charset(byte[] head) {
    boolean utf16 =
        head.length > 1
            && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                || head[0] == (byte) 0xfe && head[1] == (byte) 0xff);
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
  }

  /** The lines of a text. */
  static final class Lines implements AutoCloseable {
    private final BufferedReader reader;

    private Lines(BufferedReader reader) {
      this.reader = reader;
    }

    /**
     * The next line without its end; null at the end of the text, and for a last line that has no
     * end, as it may be a part of one.
     */
    @Nullable String next() throws IOException, BrokenOutput {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          return line.toString();
        }
        if (c != '\r') {
          line.append((char) c);
        }
        if (line.length() > LONGEST_LINE) {
          throw new BrokenOutput("a line of it is longer than any of a text");
        }
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Ends with a failure where more comes than any output holds. */
  private static final class Bounded extends FilterInputStream {
    private long left = LARGEST;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(int read) throws TooLarge {
      left -= read;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}
