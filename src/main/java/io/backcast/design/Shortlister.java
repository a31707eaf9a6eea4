package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.OrbitKeys;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the best designs of a preview, in the time of a picture: ranked as asked by what the
 * surrogate and the distance to the data say, each once, and moved onto the target by the
 * surrogate. Not for use by several threads at once.
 */
final class Shortlister {
  /** Steps of refinement by the surrogate. */
  private static final int STEPS = 2;

  /** Unknown before the ensemble has judged: the same for all designs, and so of no consequence. */
  private static final double UNSURENESS = 0.5;

  private final InverseModel model;
  private final DesignSpace space;
  private final OrbitKeys keys;
  private final float[] scaled;
  private final Refiner refiner;
  private final Ranker ranker;
  private final Trust trust;
  private final NearData near;

  /** Samples of the last list, which are most likely the best again. */
  private int[] previous = new int[0];

  /**
   * A design that may be listed.
   *
   * @param key equal for symmetric copies
   */
  private record Entry(int row, double cost, int[] key) {}

  /** What a sample is sorted by; any value from the limit on where it does not get there. */
  @FunctionalInterface
  private interface Cost {
    double of(int row, double limit);
  }

  Shortlister(InverseModel model, Refiner refiner, Ranker ranker, Trust trust)
      throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.keys = new OrbitKeys(space.group(), space.dx());
    this.scaled = new float[space.dx()];
    this.refiner = refiner;
    this.ranker = ranker;
    this.trust = trust;
    this.near = new NearData(space, trust.distance());
  }

  /**
   * The best of the designs on target.
   *
   * @param x all samples, {@code [n, dx]}
   * @param p the surrogate's predictions of them
   * @param hits those on target
   * @param most how many to list at most
   * @throws BackcastException if the model fails
   */
  Shortlist of(DesignRequest request, DesignMatrix x, Predictions p, int[] hits, int most)
      throws BackcastException {
    int[] rows = most == 0 || hits.length == 0 ? new int[0] : best(request, x, p, hits, most);
    previous = rows;
    DesignMatrix designs = x.pick(rows);
    if (rows.length == 0 || !model.predicts()) {
      return list(request, rows, designs, Rows.pick(p.unclamped(), x.rows(), rows));
    }
    refiner.refineBySurrogate(designs, request.target(), request.bounds(), STEPS);
    boolean[] satisfied = new ConditionProjection(space, request.bounds()).project(designs);
    float[] y = Predictions.ofSurrogate(model, designs).unclamped();
    int[] on =
        IntStream.range(0, rows.length)
            .filter(i -> satisfied[i] && request.target().miss(space, y, i) <= 1)
            .toArray();
    return list(
        request,
        Arrays.stream(on).map(i -> rows[i]).toArray(),
        designs.pick(on),
        Rows.pick(y, rows.length, on));
  }

  private static Shortlist list(
      DesignRequest request, int[] rows, DesignMatrix designs, float[] unclamped) {
    return new Shortlist(
        Arrays.stream(rows).mapToLong(i -> request.first() + i).toArray(), designs, unclamped);
  }

  private int[] best(DesignRequest request, DesignMatrix x, Predictions p, int[] hits, int most)
      throws BackcastException {
    if (request.ranking() == Ranking.DIVERSE && !request.target().hasExtremes()) {
      return ranker.diverse(hits, x, Math.min(most, hits.length));
    }
    Cost cost = cost(request, x, p, hits);
    List<Entry> best = new ArrayList<>(most + 1);
    for (int row : previous) {
      if (Arrays.binarySearch(hits, row) >= 0) {
        offer(best, row, cost, x, most);
      }
    }
    for (int row : hits) {
      offer(best, row, cost, x, most);
    }
    return best.stream().mapToInt(Entry::row).toArray();
  }

  private void offer(List<Entry> best, int row, Cost cost, DesignMatrix x, int most) {
    boolean full = best.size() == most;
    double limit = full ? best.getLast().cost : Double.POSITIVE_INFINITY;
    double own = cost.of(row, limit);
    if (full && own >= limit || contains(best, row)) {
      return;
    }
    space.scaleRow(x.array(), row, scaled);
    int[] key = keys.of(scaled);
    for (int i = 0; i < best.size(); i++) {
      if (Arrays.equals(best.get(i).key, key)) {
        return;
      }
    }
    if (full) {
      best.removeLast();
    }
    int at = 0;
    while (at < best.size() && best.get(at).cost <= own) {
      at++;
    }
    best.add(at, new Entry(row, own, key.clone()));
  }

  private static boolean contains(List<Entry> best, int row) {
    for (int i = 0; i < best.size(); i++) {
      if (best.get(i).row == row) {
        return true;
      }
    }
    return false;
  }

  private Cost cost(DesignRequest request, DesignMatrix x, Predictions p, int[] hits)
      throws BackcastException {
    Target target = request.target();
    if (target.hasExtremes()) {
      return (row, limit) -> -merit(target, p, row);
    }
    if (request.ranking() != Ranking.TRUSTED) {
      double[] known = ranker.cost(hits, x, p, target, request.ranking());
      return (row, limit) -> known[Arrays.binarySearch(hits, row)];
    }
    if (!near.known()) {
      return (row, limit) -> target.miss(space, p.unclamped(), row);
    }
    near.begin(x.rows());
    float[] y = new float[space.dy()];
    return (row, limit) -> {
      System.arraycopy(p.unclamped(), row * y.length, y, 0, y.length);
      float[] f = near.scaled(x, row);
      int level = trust.most(f, y).ordinal();
      double farthest = trust.within(limit - level, UNSURENESS);
      if (!(farthest > 0)) {
        return limit;
      }
      double far = near.of(row, f, farthest);
      return Math.max(level, trust.most(far).ordinal()) + trust.doubt(far, UNSURENESS);
    };
  }

  /** How much of the most or least a design has; of several, of all together. */
  private double merit(Target target, Predictions p, int row) {
    double sum = 0;
    for (int k : target.extremes()) {
      Property property = space.properties().get(k);
      sum +=
          ((Goal.Extreme) target.goals().get(k)).merit(property, p.unclamped(row, k))
              / property.halfRange();
    }
    return sum;
  }
}
