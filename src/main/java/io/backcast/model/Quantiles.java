package io.backcast.model;

import java.util.Arrays;

/** Order statistics. */
public final class Quantiles {
  private Quantiles() {}

  /** The {@code share} quantile of values, linear between order statistics; NaN for none. */
  public static double of(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
