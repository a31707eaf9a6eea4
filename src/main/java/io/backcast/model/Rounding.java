package io.backcast.model;

/** Rounding to multiples of a step. */
public final class Rounding {
  private Rounding() {}

  /** The multiple of {@code step} that is nearest. */
  public static double nearest(double value, double step) {
    return Math.rint(value / step) * step;
  }

  /** The smallest multiple of {@code step} that is not below. */
  public static double up(double value, double step) {
    return Math.ceil(value / step) * step;
  }

  /** The largest multiple of {@code step} that is not above. */
  public static double down(double value, double step) {
    return Math.floor(value / step) * step;
  }
}
