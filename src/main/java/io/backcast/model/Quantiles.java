package io.backcast.model;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/** Order statistics. */
public final class Quantiles {
  /** Linear between order statistics, the first and the last at 0 and 1. */
  private static final Quantile LINEAR =
      Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);

  private Quantiles() {}

  /** The {@code share} quantile of values, linear between order statistics; NaN for none. */
  public static double of(double[] values, double share) {
    return LINEAR.evaluate(values, share);
  }
}
