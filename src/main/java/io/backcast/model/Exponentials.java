package io.backcast.model;

/**
 * The exponentials of many numbers at a time: short loops without branches, which Java's compiler
 * turns into vector instructions; the polynomial is that of FDLIBM (Sun Microsystems, 1993), good
 * to a unit in the last place. Not for use by several threads at once.
 */
public final class Exponentials {
  /** Adding it leaves a number's whole part in the last bits. */
  private static final double ROUND = 0x1.8p52;

  private static final double LOG2_E = 1.44269504088896338700;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;

  private final double[] high;
  private final double[] low;
  private final long[] power;

  /**
   * Working memory.
   *
   * @param most numbers at a time
   */
  public Exponentials(int most) {
    high = new double[most];
    low = new double[most];
    power = new long[most];
  }

  /**
   * Replaces the first n numbers by their exponentials.
   *
   * @param x from −700 to 700
   */
  public void of(double[] x, int n) {
    split(x, n);
    polynomial(x, n);
    for (int i = 0; i < n; i++) {
      x[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(x[i]) + (power[i] << 52));
    }
  }

  /** x = k ln 2 + r, with r within ± ln 2 / 2 as the difference of two numbers. */
  private void split(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      double nearest = x[i] * LOG2_E + ROUND;
      power[i] = Double.doubleToRawLongBits(nearest);
      double k = nearest - ROUND;
      high[i] = x[i] - k * LN2_HIGH;
      low[i] = k * LN2_LOW;
    }
  }

  private void polynomial(double[] y, int n) {
    for (int i = 0; i < n; i++) {
      double r = high[i] - low[i];
      double t = r * r;
      double c =
          r
              - t
                  * (1.66666666666666019037e-01
                      + t
                          * (-2.77777777770155933842e-03
                              + t
                                  * (6.61375632143793436117e-05
                                      + t
                                          * (-1.65339022054652515390e-06
                                              + t * 4.13813679705723846039e-08))));
      y[i] = 1 - ((low[i] - (r * c) / (2 - c)) - high[i]);
    }
  }
}
