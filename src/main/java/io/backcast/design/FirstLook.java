package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Asks the ensemble once about the designs of a {@link Pool}, before it finishes any: what it
 * predicts for a design as the surrogate left it tells nearly how far it will trust the finished
 * one, at less than half the cost. Looks on until another block brings next to nothing new among
 * the best, and returns the best first. What it predicted is where finishing begins.
 */
final class FirstLook implements Promising {
  /** Designs that go through the ensemble together. */
  private static final int TOGETHER = 16_384;

  /** Where so few of the best come from the last block, no more are looked at. */
  private static final double LITTLE_NEW = 0.01;

  private final InverseModel model;
  private final Ranker ranker;
  private final DesignRequest request;
  private final Pool pool;
  private final SamplingProgress progress;
  private final int most;
  private final int[] order;
  private int looked;
  private double[] costs = {};
  private float[] predicted = {};

  /** Positions in {@link #order} of those looked at but not returned, the best first. */
  private int[] waiting = {};

  private int taken;

  /**
   * A look at a pool that takes no more.
   *
   * @param most how many are looked at, unless all of them have been returned
   */
  FirstLook(
      InverseModel model,
      Ranker ranker,
      DesignRequest request,
      Pool pool,
      int most,
      SamplingProgress progress) {
    this.model = model;
    this.ranker = ranker;
    this.request = request;
    this.pool = pool;
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
    int next = keep + keep / 2;
    boolean settled = false;
    while (!settled && looked < order.length) {
      int before = looked;
      add((int) Math.min(order.length, (long) looked + next));
      next = Math.max(500, keep / 2);
      settled =
          looked - from >= Math.max(1, most - from)
              || (before > from && fresh(from, before) <= LITTLE_NEW * keep);
    }
    waiting =
        IntStream.range(from, looked)
            .boxed()
            .sorted((a, b) -> Double.compare(costs[a], costs[b]))
            .mapToInt(i -> i)
            .toArray();
    taken = 0;
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
    while (looked < to) {
      Interruption.check();
      int[] rows = Arrays.copyOfRange(order, looked, Math.min(to, looked + TOGETHER));
      DesignMatrix x = pool.designs(rows);
      Predictions p = Predictions.of(model, x);
      double[] cost = ranker.trustedOnTarget(x, p, request.target());
      System.arraycopy(cost, 0, costs, looked, cost.length);
      System.arraycopy(p.unclamped(), 0, predicted, looked * dy, p.unclamped().length);
      looked += rows.length;
      progress.looked(looked, Math.max(looked, most));
    }
  }
}
