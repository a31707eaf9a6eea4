package io.backcast.train.data;

import io.backcast.model.Quantiles;

/** Numbers far outside the bulk, which may be mistakes. */
final class Outliers {
  /** An outlier lies this many interquartile ranges beyond the quartiles. */
  private static final double REACH = 8;

  private Outliers() {}

  /** The limits beyond which a number is an outlier, {@code [2]}. */
  static double[] limits(double[] numbers) {
    double q1 = Quantiles.of(numbers, 0.25);
    double q3 = Quantiles.of(numbers, 0.75);
    double reach = REACH * (q3 - q1);
    // without spread nothing can be called an outlier
    return reach > 0
        ? new double[] {q1 - reach, q3 + reach}
        : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
  }
}
