package io.backcast.train.evaluate;

import io.backcast.model.Quantiles;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * How the spread of an ensemble becomes a stated deviation of one property: {@code sqrt((scale ·
 * spread)² + floor²)}.
 */
record DeviationFit(double scale, double floor) {
  private static final double ONE_SIGMA = 0.68;

  /** The floors tried first, of the half-range of the property. */
  private static final double STEP = 5e-4;

  private static final int STEPS = 40;

  /** Keeps a likelihood finite, in half-ranges. */
  private static final double LEAST = 1e-9;

  /** Every further floor is larger by this factor; noisy data need floors of any size. */
  private static final double GROWTH = 1.1;

  /**
   * The least scale: the mean of a few networks errs about by their spread over the root of their
   * number, however quiet the data are where they agree.
   */
  private static final double MIN_SCALE = 0.5;

  /**
   * Of all pairs of scale and floor that cover 68 % of the rows, the one of highest likelihood.
   *
   * @param rows not seen by the networks, as (truth, prediction, spread)
   * @param halfRange of the property
   * @param comparable whether several networks were compared; without that the deviation is the
   *     same everywhere
   */
  static DeviationFit of(double[][] rows, double halfRange, boolean comparable) {
    double usual =
        rows.length == 0
            ? 0
            : Quantiles.of(
                Arrays.stream(rows).mapToDouble(r -> Math.abs(r[1] - r[0])).toArray(), ONE_SIGMA);
    if (!comparable) {
      return new DeviationFit(0, usual);
    }
    DeviationFit best = new DeviationFit(0, 0);
    double least = Double.POSITIVE_INFINITY;
    double floor = 0;
    for (int step = 0; step <= STEPS || floor < usual; step++) {
      floor =
          step <= STEPS
              ? step * STEP * halfRange
              : Math.min(Math.max(usual, floor), floor * GROWTH);
      double needed = scaleFor(rows, floor);
      double loss = negativeLogLikelihood(rows, needed, floor, LEAST * halfRange);
      if (loss < least) {
        least = loss;
        best = new DeviationFit(needed, floor);
      }
    }
    return best;
  }

  /** The scale with which 68 % of the rows lie within one standard deviation. */
  private static double scaleFor(double[][] rows, double floor) {
    double low = 0;
    double high = 50;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double inside =
          mean(rows, r -> Math.abs(r[1] - r[0]) <= Math.hypot(middle * r[2], floor) ? 1 : 0);
      if (inside < ONE_SIGMA) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.max(MIN_SCALE, high);
  }

  private static double negativeLogLikelihood(
      double[][] rows, double scale, double floor, double least) {
    return mean(
        rows,
        r -> {
          double std = Math.max(least, Math.hypot(scale * r[2], floor));
          // errors have heavy tails; clipping keeps a few of them from deciding
          double z = Math.min(4, Math.abs(r[1] - r[0]) / std);
          return Math.log(std) + z * z / 2;
        });
  }

  private static double mean(double[][] rows, ToDoubleFunction<double[]> value) {
    return Arrays.stream(rows).mapToDouble(value).average().orElse(Double.NaN);
  }
}
