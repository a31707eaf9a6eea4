package io.backcast.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Bytes that any thread puts in and one reads, whether the threads that put them in still run or
 * not.
 */
final class ByteQueue extends InputStream {
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
  private byte[] part = {0};
  private int at = 1;

  /** Puts bytes in, at least one. */
  void put(byte[] bytes) {
    parts.add(bytes);
  }

  /** Whoever reads finds the end after what was put in so far. */
  void end() {
    parts.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (at == part.length && part != END) {
      try {
        part = parts.take();
        at = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
    if (part == END) {
      return -1;
    }
    int count = Math.min(most, part.length - at);
    System.arraycopy(part, at, into, from, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return part.length - at;
  }
}
