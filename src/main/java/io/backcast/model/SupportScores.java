package io.backcast.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How usual held-back rows of the table are among the other rows: quantiles of the log-density of
 * their designs. The share of them that is less usual than a design is its conformal p-value (Bates
 * et al., Testing for outliers with conformal p-values, Annals of Statistics 2023).
 *
 * @param rows how many rows were held back
 * @param folds in how many parts each of them was held back once; null for one held-out part
 * @param quantiles of their log-densities at evenly spaced levels from 0 to 1, ascending, at least
 *     two
 */
public record SupportScores(int rows, @Nullable Integer folds, double[] quantiles) {
  /** A design less usual than all but this share of the held-back rows is outside the data. */
  public static final double LEAST = 0.01;

  /** One quantile a hundredth, so that the threshold is one of them. */
  private static final int LEVELS = 100;

  /** The scores of some held-back rows, in any order. */
  public static SupportScores of(double[] logDensities, @Nullable Integer folds) {
    double[] sorted = logDensities.clone();
    Arrays.sort(sorted);
    double[] quantiles = new double[LEVELS + 1];
    for (int i = 0; i <= LEVELS; i++) {
      double at = i / (double) LEVELS * (sorted.length - 1);
      int before = (int) at;
      double after = sorted[Math.min(sorted.length - 1, before + 1)];
      double value = sorted[before] + (at - before) * (after - sorted[before]);
      quantiles[i] = Rounding.decimals(value, 3);
    }
    return new SupportScores(sorted.length, folds, quantiles);
  }

  /**
   * The conformal p-value of a design: the share of the held-back rows that are at most as usual,
   * the design itself counted as one of them.
   *
   * @param logDensity of the design
   */
  public double share(double logDensity) {
    return (1 + below(logDensity) * rows) / (1 + rows);
  }

  /** Whether a design of this log-density is outside the data. */
  public boolean outside(double logDensity) {
    // with fewer rows than levels, only what is less usual than all of them is outside
    return share(logDensity) <= Math.max(LEAST, 1.0 / (1 + rows));
  }

  /** The share of held-back rows at or below a log-density, linear between two quantiles. */
  private double below(double logDensity) {
    int last = quantiles.length - 1;
    if (logDensity < quantiles[0]) {
      return 0;
    }
    if (logDensity >= quantiles[last]) {
      return 1;
    }
    int at = Arrays.binarySearch(quantiles, logDensity);
    int before = at < 0 ? -at - 2 : at;
    double step = quantiles[before + 1] - quantiles[before];
    double part = step > 0 ? (logDensity - quantiles[before]) / step : 0;
    return (before + part) / last;
  }
}
