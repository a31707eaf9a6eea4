package io.backcast.engine;

import io.backcast.io.Threads;
import io.backcast.model.BackcastException;
import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds by trial how a network runs fastest here. The trials take turns, so that what else goes on
 * meets all alike, and the shortest time of each counts.
 *
 * @param clock in nanoseconds
 */
record NetworkTuner(LongSupplier clock) {
  /** What suits most comes first. */
  private static final int[] CHUNKS = {1_024, 512, 2_048, 256};

  private static final int ROUNDS = 5;

  /** Rows of a trial for each thread, the same for all, so that none has less to wait for. */
  private static final int LEAST_ROWS = 2_048;

  private static final int MOST_ROWS = 4 * LEAST_ROWS;

  /** Time that a trial should take at least, so that its beginning and end count for little. */
  private static final double TRIAL_NANOS = 10e6;

  /** Share of the time by which a number of rows must be faster than those tried before it. */
  private static final double WORTH = 0.04;

  /** The same of fewer threads, which look better than they are while others use the cores. */
  private static final double FEWER_WORTH = 0.08;

  /** One way, with its shortest time a row so far. */
  private static final class Trial {
    private final RunTuning how;
    private double best = Double.POSITIVE_INFINITY;

    Trial(RunTuning how) {
      this.how = how;
    }
  }

  /**
   * Tries a network.
   *
   * @param end when to stop, on the clock; it is kept to within one call
   * @return the fastest way; empty if time ended before every way was tried, or the network takes
   *     anything else than rows of fixed width
   * @throws BackcastException if the network fails
   */
  Optional<RunTuning> tune(OnnxGraph graph, long end) throws BackcastException {
    List<Integer> widths = new ArrayList<>();
    for (TensorPort port : graph.signature().inputs()) {
      if (!port.isFloat() || port.shape().size() != 2 || port.shape().get(1) < 1) {
        return Optional.empty();
      }
      widths.add(Math.toIntExact(port.shape().get(1)));
    }
    // what is slow at first, and how long a row takes
    double perRow = time(graph, widths, new RunTuning(256, 1), 512);
    List<Trial> chunks = new ArrayList<>();
    for (int chunk : CHUNKS) {
      chunks.add(new Trial(new RunTuning(chunk, Threads.count())));
    }
    Optional<Trial> best = best(graph, widths, chunks, WORTH, perRow, end);
    if (best.isEmpty()) {
      return Optional.empty();
    }
    List<Trial> threads = new ArrayList<>(List.of(best.get()));
    for (int workers : fewer(Threads.count())) {
      threads.add(new Trial(new RunTuning(best.get().how.chunk(), workers)));
    }
    return best(graph, widths, threads, FEWER_WORTH, perRow, end).map(trial -> trial.how);
  }

  /** One for each core where a core has two threads, and one alone. */
  private static Set<Integer> fewer(int threads) {
    Set<Integer> counts = new LinkedHashSet<>();
    if (threads > 1) {
      counts.add(threads / 2);
      counts.add(1);
    }
    return counts;
  }

  /**
   * The first of the trials unless a later one is clearly faster, and so on with that one: of sizes
   * that are as good in a trial, large ones wait longer for the slower core where little is drawn,
   * and small ones go through Java's interface more often. Empty if time did not suffice.
   */
  private Optional<Trial> best(
      OnnxGraph graph,
      List<Integer> widths,
      List<Trial> trials,
      double worth,
      double perRow,
      long end)
      throws BackcastException {
    int rows = rows(perRow) * Threads.count();
    for (int round = 0; round < ROUNDS; round++) {
      for (Trial trial : trials) {
        double expected = Math.min(perRow, trial.best) * rows;
        if (clock.getAsLong() + expected > end) {
          if (round == 0) {
            return Optional.empty();
          }
          continue;
        }
        trial.best = Math.min(trial.best, time(graph, widths, trial.how, rows));
      }
    }
    Trial best = trials.getFirst();
    for (Trial trial : trials) {
      if (trial.best < best.best * (1 - worth)) {
        best = trial;
      }
    }
    return Optional.of(best);
  }

  /** Rows of a trial for each thread: whole calls of every size. */
  private static int rows(double perRow) {
    long blocks = Math.round(TRIAL_NANOS / perRow / LEAST_ROWS);
    return (int) Math.clamp(blocks * LEAST_ROWS, LEAST_ROWS, MOST_ROWS);
  }

  /** Nanoseconds a row. */
  private double time(OnnxGraph graph, List<Integer> widths, RunTuning how, int n)
      throws BackcastException {
    List<float[]> inputs = new ArrayList<>();
    for (int width : widths) {
      inputs.add(Randoms.uniforms(1, 0, n, width));
    }
    long start = clock.getAsLong();
    graph.run(n, inputs, how);
    return (double) (clock.getAsLong() - start) / n;
  }
}
