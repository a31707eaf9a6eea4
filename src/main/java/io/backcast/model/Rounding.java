package io.backcast.model;

/** Rounding to multiples of a step. */
public final class Rounding {
  private Rounding() {}

  /** The nearest multiple of {@code step}. */
  public static double nearest(double value, double step) {
    return Math.rint(value / step) * step;
  }

  /** The smallest multiple of {@code step} that is not below {@code value}. */
  public static double up(double value, double step) {
    return Math.ceil(value / step) * step;
  }

  /** The largest multiple of {@code step} that is not above {@code value}. */
  public static double down(double value, double step) {
    return Math.floor(value / step) * step;
  }

  /** The nearest number with so many digits after the point, as exact as a double can be. */
  public static double decimals(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.rint(value * scale) / scale;
  }
}
