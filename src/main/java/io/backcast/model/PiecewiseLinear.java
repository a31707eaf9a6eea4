package io.backcast.model;

import java.util.Arrays;

/**
 * A function given at points, straight between them and constant beyond the first and the last; NaN
 * everywhere without points.
 *
 * @param at ascending, {@code [n]}
 * @param value at these points, {@code [n]}
 */
public record PiecewiseLinear(double[] at, double[] value) {

  /** The function that is the same everywhere. */
  public static PiecewiseLinear constant(double value) {
    return new PiecewiseLinear(new double[] {0}, new double[] {value});
  }

  /** The function that is known nowhere. */
  public static PiecewiseLinear unknown() {
    return new PiecewiseLinear(new double[0], new double[0]);
  }

  /** The value at {@code x}; NaN where either is not known. */
  public double of(double x) {
    int n = at.length;
    if (n == 0 || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x <= at[0] || n == 1) {
      return value[0];
    }
    if (x >= at[n - 1]) {
      return value[n - 1];
    }
    int found = Arrays.binarySearch(at, x);
    if (found >= 0) {
      return value[found];
    }
    int right = -found - 1;
    double share = (x - at[right - 1]) / (at[right] - at[right - 1]);
    return value[right - 1] + share * (value[right] - value[right - 1]);
  }
}
