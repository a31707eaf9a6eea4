package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.NetworkRole;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Decides which of many designs are on target as the ensemble would, at a fraction of its cost: the
 * surrogate decides where it is sure, by its measured distance from the ensemble.
 */
final class EnsembleJudge {
  /** Designs that tell how far the surrogate is from the ensemble. */
  private static final int COMPARED = 256;

  /** Share of the designs on target about which the surrogate may be wrong where it decides. */
  private static final double WRONG = 0.01;

  /** With this slack, in tolerances, the surrogate decides on no design inside the band. */
  private static final double MOST_SLACK = 1;

  /** A surrogate that is wrong about so large a share even then is not asked at all. */
  private static final double TOO_FAR = 0.04;

  /** Designs beside the band that tell whether the surrogate puts some there that are on target. */
  private static final int BESIDE = 512;

  /** Tolerances up to which these are looked for. */
  private static final double FARTHEST = 6;

  /** So large a share of the designs on target may be missed. */
  private static final double MOST_MISSED = 0.02;

  /** So many found among those beside the band are not chance; fewer are looked for in more. */
  private static final int NOT_CHANCE = 8;

  /** Times as many designs beside the band then. */
  private static final int MORE_BESIDE = 8;

  private final InverseModel model;
  private final int most;

  /**
   * A judge of a model's designs.
   *
   * @param most so many doubtful designs go to the ensemble at most; the others are left out evenly
   */
  EnsembleJudge(InverseModel model, int most) {
    this.model = model;
    this.most = most;
  }

  /**
   * How far the surrogate's misses near the edge of the target's band may be from the ensemble's,
   * in tolerances; 0 where the surrogate is all there is.
   *
   * @param y surrogate predictions of some designs, {@code [n, dy]}
   * @param designs gives rows of them
   */
  double slack(Misses misses, float[] y, Function<int[], DesignMatrix> designs)
      throws BackcastException {
    boolean better =
        model.has(NetworkRole.PREDICT)
            && (model.has(NetworkRole.VALUE) || model.has(NetworkRole.GRADIENT));
    int n = y.length / misses.space().dy();
    if (!better || n == 0) {
      return 0;
    }
    double[] fromEdge = new double[n];
    Arrays.setAll(fromEdge, i -> fromEdge(misses, y, i));
    double[] sorted = fromEdge.clone();
    Arrays.sort(sorted);
    double reach = sorted[Math.min(n, COMPARED) - 1];
    int[] rows = IntStream.range(0, n).filter(i -> fromEdge[i] <= reach).limit(COMPARED).toArray();
    float[] judged = Predictions.of(model, designs.apply(rows)).unclamped();
    double[] off = new double[rows.length];
    Arrays.setAll(off, i -> Math.abs(misses.of(y, rows[i]) - misses.of(judged, i)));
    double slack = slack(off);
    return misplaces(misses, y, designs, slack) ? Double.POSITIVE_INFINITY : slack;
  }

  /**
   * Whether more than {@link #MOST_MISSED} of the designs on target are where the surrogate puts
   * them farther off than the slack. Where it errs by several tolerances in some places, none of
   * this shows at the edge of its own band.
   */
  private boolean misplaces(
      Misses misses, float[] y, Function<int[], DesignMatrix> designs, double slack)
      throws BackcastException {
    int n = y.length / misses.space().dy();
    int[] beyond =
        IntStream.range(0, n)
            .filter(i -> misses.of(y, i) > 1 + slack && misses.of(y, i) <= FARTHEST)
            .toArray();
    long on = IntStream.range(0, n).filter(i -> misses.of(y, i) <= 1).count();
    if (beyond.length == 0 || on == 0) {
      return false;
    }
    int[] rows = evenly(beyond, BESIDE);
    long found = onTarget(misses, designs.apply(rows));
    double share = (double) found * beyond.length / rows.length / on;
    // a single one may stand for several hundredths
    if (share > MOST_MISSED && found < NOT_CHANCE && rows.length < beyond.length) {
      rows = evenly(beyond, MORE_BESIDE * BESIDE);
      found = onTarget(misses, designs.apply(rows));
      share = (double) found * beyond.length / rows.length / on;
    }
    return share > MOST_MISSED;
  }

  /** How many designs are on target by the ensemble. */
  private long onTarget(Misses misses, DesignMatrix x) throws BackcastException {
    float[] judged = Predictions.of(model, x).unclamped();
    return IntStream.range(0, x.rows()).filter(i -> misses.of(judged, i) <= 1).count();
  }

  /** So many of some rows at most, evenly chosen. */
  private static int[] evenly(int[] rows, int most) {
    int count = Math.min(most, rows.length);
    return IntStream.range(0, count)
        .map(i -> rows[(int) ((long) i * rows.length / count)])
        .toArray();
  }

  /** What has no prediction is far from the edge. */
  private static double fromEdge(Misses misses, float[] y, int row) {
    double miss = misses.of(y, row);
    return Double.isNaN(miss) ? Double.MAX_VALUE : Math.abs(miss - 1);
  }

  /**
   * The least slack beyond which hardly any verdict differs. Near the edge of the band, misses are
   * spread evenly, so that of all designs on target a share {@code E[max(0, off − slack)]} is
   * wrongly taken in or left out: half of it each, which mostly make up for each other.
   *
   * @param off how far the surrogate's misses are from the ensemble's, in tolerances
   */
  static double slack(double[] off) {
    // not "greater than": a miss that is not a number tells nothing about the surrogate
    if (!(beyond(off, MOST_SLACK) <= TOO_FAR)) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = MOST_SLACK;
    for (int i = 0; i < 20; i++) {
      double middle = (low + high) / 2;
      if (beyond(off, middle) > WRONG) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double beyond(double[] off, double slack) {
    return Arrays.stream(off).map(d -> Math.max(0, d - slack)).average().orElse(0);
  }

  /** Whether a surrogate with this slack is too far from the ensemble to be of use. */
  static boolean isTooFar(double slack) {
    return Double.isInfinite(slack);
  }

  /**
   * Unclamped predictions of designs, {@code [n, dy]}.
   *
   * @param exact by the ensemble, not by the surrogate
   */
  float[] predict(DesignMatrix x, boolean exact) throws BackcastException {
    return exact ? Predictions.of(model, x).unclamped() : model.predictFast(x.rows(), x.array());
  }

  /**
   * Leaves the designs on target.
   *
   * @param x {@code [n, dx]}
   * @param y their surrogate predictions, {@code [n, dy]}
   * @param weights {@code [n]}
   * @param slack see {@link #slack}
   * @param drawn how many draws they are left of
   */
  WeightedDesigns judge(
      Misses misses,
      DesignMatrix x,
      float[] y,
      double[] weights,
      double slack,
      int drawn,
      SamplingMethod method)
      throws BackcastException {
    int dy = misses.space().dy();
    int[] doubtful =
        IntStream.range(0, x.rows())
            .filter(i -> slack > 0 && Math.abs(misses.of(y, i) - 1) <= slack)
            .toArray();
    int[] asked = evenly(doubtful, most);
    double[] after = weights.clone();
    for (int i : doubtful) {
      after[i] = 0;
    }
    for (int i : asked) {
      after[i] = weights[i] * doubtful.length / asked.length;
    }
    float[] settled = y.clone();
    if (asked.length > 0) {
      float[] judged = Predictions.of(model, x.pick(asked)).unclamped();
      for (int i = 0; i < asked.length; i++) {
        System.arraycopy(judged, i * dy, settled, asked[i] * dy, dy);
      }
    }
    int[] rows =
        IntStream.range(0, x.rows())
            .filter(i -> after[i] > 0 && misses.of(settled, i) <= 1)
            .toArray();
    return WeightedDesigns.of(
        x.pick(rows),
        Draws.pick(settled, x.rows(), rows),
        Arrays.stream(rows).mapToDouble(i -> after[i]).toArray(),
        drawn,
        method);
  }
}
