package io.backcast.model;

import java.util.stream.IntStream;

/** Work on many rows, none of which depends on another, on all cores. */
public final class RowBlocks {
  /** Rows that one thread works on at a time. */
  private static final int BLOCK = 2_048;

  private RowBlocks() {}

  /** Work on the rows from (inclusive) to (exclusive). */
  @FunctionalInterface
  public interface Work {
    void on(int from, int to);
  }

  /** Does the work for the rows 0 … n − 1; a few rows stay on this thread. */
  public static void run(int n, Work work) {
    if (n < 2 * BLOCK) {
      work.on(0, n);
      return;
    }
    IntStream.range(0, Math.ceilDiv(n, BLOCK))
        .parallel()
        .forEach(b -> work.on(b * BLOCK, Math.min(n, (b + 1) * BLOCK)));
  }
}
