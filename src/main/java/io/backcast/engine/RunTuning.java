package io.backcast.engine;

import io.backcast.io.Threads;

/**
 * How a network is run on this machine. The numbers that it gives do not depend on it.
 *
 * @param chunk most rows of one call, a multiple of {@link #GRAIN}
 * @param workers calls that run at a time; 0 for as many as there are threads
 */
public record RunTuning(int chunk, int workers) {
  /**
   * Chunks begin at multiples of this many rows. Vector instructions work on so many numbers at a
   * time and leave what is over to other code, which may round differently: so only the end of a
   * batch is ever left over, wherever it is cut.
   */
  public static final int GRAIN = 16;

  /** Fewer rows are not worth a second thread. */
  private static final int LEAST_ROWS = 256;

  /** More rows than any cache holds. */
  private static final int MOST_ROWS = 1 << 16;

  /** How a network is run that has not been tried: wide ones lose much by more rows. */
  public static final RunTuning USUAL = new RunTuning(512, 0);

  /** Whether it can be what was found on a machine with so many processors. */
  boolean isPossible(int processors) {
    return chunk >= GRAIN
        && chunk <= MOST_ROWS
        && chunk % GRAIN == 0
        && workers >= 1
        && workers <= processors;
  }

  /** How a batch is cut: all calls have {@code rows} rows but the last. */
  record Cut(int rows, int calls, int workers) {}

  /** As many workers as the user allows threads, where their number is not stated. */
  int workersHere() {
    int most = Threads.count();
    return workers == 0 ? most : Math.min(workers, most);
  }

  /** The same with its number of workers stated. */
  RunTuning here() {
    return new RunTuning(chunk, workersHere());
  }

  /** Cuts n rows evenly, so that no worker waits for long. */
  Cut cut(int n) {
    int busy = n < 2 * LEAST_ROWS ? 1 : Math.min(workersHere(), n / LEAST_ROWS);
    int calls = roundUp(Math.ceilDiv(n, chunk), busy);
    int rows = roundUp(Math.ceilDiv(n, calls), GRAIN);
    return new Cut(rows, Math.ceilDiv(n, rows), busy);
  }

  private static int roundUp(int value, int step) {
    return Math.ceilDiv(value, step) * step;
  }
}
