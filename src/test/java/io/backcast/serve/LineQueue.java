package io.backcast.serve;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lines that any thread writes and one reads. {@link java.io.PipedInputStream} takes the end of the
 * thread that wrote last for the end of the pipe, and every answer is written by a thread of its
 * own.
 */
final class LineQueue extends OutputStream {
  private static final String END = "\n";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      lines.add(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    for (int i = from; i < from + count; i++) {
      write(bytes[i]);
    }
  }

  /** The next line, without its end; waits for it. Null when the writer has closed. */
  @Nullable String next() throws InterruptedException {
    String next = lines.take();
    if (next.equals(END)) {
      lines.add(END);
      return null;
    }
    return next;
  }

  @Override
  public void close() {
    lines.add(END);
  }
}
