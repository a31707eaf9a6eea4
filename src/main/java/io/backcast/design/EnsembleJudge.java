package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.NetworkRole;
import io.backcast.model.Quantiles;
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

  /** Share of them that are as close to the ensemble as is allowed for. */
  private static final double CLOSE = 0.98;

  /** At most so many doubtful designs go to the ensemble; the others are left out evenly. */
  private static final int MAX_JUDGED = 6_000;

  /** A surrogate that may be farther off than this, in tolerances, is not asked at all. */
  private static final double MAX_SLACK = 0.75;

  private final InverseModel model;

  EnsembleJudge(InverseModel model) {
    this.model = model;
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
    Arrays.setAll(fromEdge, i -> Math.abs(misses.of(y, i) - 1));
    double[] sorted = fromEdge.clone();
    Arrays.sort(sorted);
    double reach = sorted[Math.min(n, COMPARED) - 1];
    int[] rows = IntStream.range(0, n).filter(i -> fromEdge[i] <= reach).limit(COMPARED).toArray();
    float[] judged = Predictions.of(model, designs.apply(rows)).unclamped();
    double[] off = new double[rows.length];
    Arrays.setAll(off, i -> Math.abs(misses.of(y, rows[i]) - misses.of(judged, i)));
    return Quantiles.of(off, CLOSE);
  }

  /** Whether a surrogate with this slack is too far from the ensemble to be of use. */
  static boolean isTooFar(double slack) {
    return slack > MAX_SLACK;
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
    int most = Math.min(MAX_JUDGED, doubtful.length);
    int[] asked =
        IntStream.range(0, most)
            .map(i -> doubtful[(int) ((long) i * doubtful.length / most)])
            .toArray();
    double[] after = weights.clone();
    for (int i : doubtful) {
      after[i] = 0;
    }
    for (int i : asked) {
      after[i] = weights[i] * doubtful.length / most;
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
