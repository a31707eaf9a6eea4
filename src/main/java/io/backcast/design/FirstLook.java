package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Asks the ensemble once about the designs of a {@link Reserve}, before it finishes any: what it
 * predicts for a design as the surrogate left it tells nearly how far it will trust the finished
 * one, at less than half the cost. What it has seen of some corrects in which order the others are
 * looked at. Looks on until another block brings next to nothing new among the best, and returns
 * the best first. What it predicted is where finishing begins.
 */
final class FirstLook implements Promising {
  /** Designs that go through the ensemble together. */
  private static final int TOGETHER = 16_384;

  /** Where so few of the best come from the last block, no more are looked at. */
  private static final double LITTLE_NEW = 0.02;

  private static final int LEAST_BLOCK = 500;

  /** The order of the rest is corrected each time that so many times as many are known. */
  private static final int GROWN = 2;

  /** By so many at most, which takes no memory to speak of. */
  private static final int MOST_LEARNED = 16_384;

  private final InverseModel model;
  private final Ranker ranker;
  private final DesignRequest request;
  private final Reserve pool;
  private final Screen screen;
  private final SamplingProgress progress;
  private final int most;
  private final int[] order;
  private int looked;
  private double[] costs = {};
  private float[] predicted = {};
  private float[] deviations = {};
  private boolean compared;

  /** How many had been looked at when the order of the others was corrected. */
  private int learned;

  /** Positions in {@link #order} of those looked at but not returned, the best first. */
  private int[] waiting = {};

  private int taken;

  /**
   * A look at a reserve that takes no more.
   *
   * @param screen by which it is sorted
   * @param most how many are looked at, unless all of them have been returned
   */
  FirstLook(
      InverseModel model,
      Ranker ranker,
      DesignRequest request,
      Reserve pool,
      Screen screen,
      int most,
      SamplingProgress progress) {
    this.model = model;
    this.ranker = ranker;
    this.request = request;
    this.pool = pool;
    this.screen = screen;
    this.most = most;
    this.progress = progress;
    this.order = pool.ranked();
  }

  @Override
  public boolean isEmpty() {
    return taken == waiting.length && looked == order.length;
  }

  @Override
  public Batch next(int wanted) throws BackcastException {
    if (taken == waiting.length) {
      look();
    }
    int end = (int) Math.min(waiting.length, (long) taken + wanted);
    int[] places = Arrays.copyOfRange(waiting, taken, end);
    taken += places.length;
    int[] rows = Arrays.stream(places).map(i -> order[i]).toArray();
    int dy = model.card().space().dy();
    float[] known = new float[places.length * dy];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(predicted, places[i] * dy, known, i * dy, dy);
    }
    return new Batch(pool.designs(rows), pool.numbers(rows), known);
  }

  @Override
  public double bound() {
    return taken < waiting.length ? costs[waiting[taken]] : Double.NEGATIVE_INFINITY;
  }

  /** Looks at more designs, until that brings little. */
  private void look() throws BackcastException {
    int keep = request.keep();
    int from = looked;
    int next = Math.max(LEAST_BLOCK, keep);
    boolean settled = false;
    while (!settled && looked < order.length) {
      int before = looked;
      add((int) Math.min(order.length, (long) looked + next));
      next = Math.max(LEAST_BLOCK, keep / 2);
      settled =
          looked - from >= Math.max(1, most - from)
              || (before > from && fresh(from, before) <= LITTLE_NEW * keep);
      if (!settled && looked < order.length && looked >= GROWN * learned) {
        correct();
      }
    }
    waiting =
        IntStream.range(from, looked)
            .boxed()
            .sorted((a, b) -> Double.compare(costs[a], costs[b]))
            .mapToInt(i -> i)
            .toArray();
    taken = 0;
  }

  /** Sorts those that were not looked at by what was seen of the others. */
  private void correct() {
    learned = looked;
    int[] some = evenly(looked);
    int[] seen = Arrays.stream(some).map(i -> order[i]).toArray();
    Screen.Correction correction =
        screen.correction(
            pool.designs(seen),
            new Predictions(predicted, deviations, model.card().space().dy(), compared)
                .pick(looked, some));
    int[] rest = Arrays.copyOfRange(order, looked, order.length);
    long[] keys = new long[rest.length];
    IntStream.range(0, Math.ceilDiv(rest.length, TOGETHER))
        .parallel()
        .forEach(
            part -> {
              int from = part * TOGETHER;
              int[] rows = Arrays.copyOfRange(rest, from, Math.min(rest.length, from + TOGETHER));
              double[] scores = correction.of(pool.scores(rows), pool.designs(rows));
              for (int i = 0; i < rows.length; i++) {
                // none is negative, so that bits are in the order of the numbers
                long bits = Float.floatToIntBits((float) scores[i]);
                keys[from + i] = bits << Integer.SIZE | (from + i);
              }
            });
    Arrays.parallelSort(keys);
    for (int i = 0; i < keys.length; i++) {
      order[looked + i] = rest[(int) keys[i]];
    }
  }

  /** Some of the numbers below {@code n}, or all if these are few. */
  private static int[] evenly(int n) {
    int count = Math.min(n, MOST_LEARNED);
    return IntStream.range(0, count).map(i -> (int) ((long) i * n / count)).toArray();
  }

  /** How many of the best are among the last; all that are wanted where these are too few. */
  private long fresh(int from, int before) {
    int keep = request.keep();
    if (looked - from < keep) {
      return keep;
    }
    double[] sorted = Arrays.copyOfRange(costs, from, looked);
    Arrays.parallelSort(sorted);
    double last = sorted[keep - 1];
    return IntStream.range(before, looked).filter(i -> costs[i] <= last).count();
  }

  private void add(int to) throws BackcastException {
    int dy = model.card().space().dy();
    costs = Arrays.copyOf(costs, to);
    predicted = Arrays.copyOf(predicted, to * dy);
    deviations = Arrays.copyOf(deviations, to * dy);
    while (looked < to) {
      Interruption.check();
      int[] rows = Arrays.copyOfRange(order, looked, Math.min(to, looked + TOGETHER));
      DesignMatrix x = pool.designs(rows);
      Predictions p = Predictions.of(model, x);
      double[] cost = ranker.trustedOnTarget(x, p, request.target());
      System.arraycopy(cost, 0, costs, looked, cost.length);
      System.arraycopy(p.unclamped(), 0, predicted, looked * dy, p.unclamped().length);
      System.arraycopy(p.std(), 0, deviations, looked * dy, p.std().length);
      compared = p.compared();
      looked += rows.length;
      progress.looked(looked, Math.max(looked, most));
    }
  }
}
