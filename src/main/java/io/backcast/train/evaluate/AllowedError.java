package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The largest error that counts as right: the tolerance, if nine in ten held-out rows are predicted
 * within it. On noisier data hardly any design would deserve trust by that, however like the
 * training data it is. There it is the error that 19 in 20 held-out rows stay within, but never
 * more than that of always guessing the median: a model that is hardly better than a guess deserves
 * no trust either.
 */
final class AllowedError {
  /** Enough held-out rows within the tolerance. */
  private static final double ENOUGH = 0.9;

  private static final double SHARE = 0.95;

  private AllowedError() {}

  /**
   * The allowed error of every property, {@code [dy]}, in the coordinate of its scale.
   *
   * @param errors absolute errors on held-out rows by property; NaN for rows that do not count
   */
  static double[] of(DesignSpace space, IntFunction<double[]> errors, TrainingData data) {
    int dy = space.dy();
    double[][] rows = new double[dy][];
    double[] mean = new double[dy];
    Arrays.setAll(rows, errors);
    Arrays.setAll(mean, k -> Arrays.stream(rows[k]).filter(e -> e >= 0).average().orElse(0));
    // all properties of a row must be right at once
    if (withinTolerance(space, rows) >= ENOUGH) {
      return space.properties().stream().mapToDouble(Property::coordinateTolerance).toArray();
    }
    double[] worst = new double[dy == 0 ? 0 : rows[0].length];
    Arrays.fill(worst, Double.NaN);
    for (int i = 0; i < worst.length; i++) {
      for (int k = 0; k < dy; k++) {
        double relative = rows[k][i] / Math.max(1e-300, mean[k]);
        worst[i] = relative >= 0 && !(relative < worst[i]) ? relative : worst[i];
      }
    }
    double[] counted = Arrays.stream(worst).filter(w -> w >= 0).toArray();
    double factor = counted.length == 0 ? 0 : Quantiles.of(counted, SHARE);
    double[] allowed = new double[dy];
    for (int k = 0; k < dy; k++) {
      Property p = space.properties().get(k);
      double noise = Math.min(factor * mean[k], guess(data, p, k));
      allowed[k] = Math.max(p.coordinateTolerance(), noise);
    }
    return allowed;
  }

  /** Allowed errors as tolerances are stated: in the unit, or for a log scale as a share. */
  static double[] asTolerances(DesignSpace space, double[] allowed) {
    double[] stated = new double[allowed.length];
    Arrays.setAll(
        stated, k -> space.properties().get(k).isLog() ? Math.expm1(allowed[k]) : allowed[k]);
    return stated;
  }

  /** The share of the rows that count with every property within its tolerance. */
  private static double withinTolerance(DesignSpace space, double[][] rows) {
    int counted = 0;
    int right = 0;
    for (int i = 0; i < rows[0].length; i++) {
      boolean counts = false;
      boolean within = true;
      for (int k = 0; k < rows.length; k++) {
        counts |= rows[k][i] >= 0;
        within &= !(rows[k][i] > space.properties().get(k).coordinateTolerance());
      }
      counted += counts ? 1 : 0;
      right += counts && within ? 1 : 0;
    }
    return counted == 0 ? 1 : right / (double) counted;
  }

  /** The mean error of always guessing the median, without rows in the point mass. */
  private static double guess(TrainingData data, Property p, int k) {
    double[] values =
        Arrays.stream(data.y())
            .mapToDouble(y -> y[k])
            .filter(v -> !Double.isNaN(v) && !p.isMass(v))
            .map(p::coordinate)
            .toArray();
    double median = values.length == 0 ? 0 : Quantiles.of(values, 0.5);
    return Arrays.stream(values).map(v -> Math.abs(v - median)).average().orElse(0);
  }
}
