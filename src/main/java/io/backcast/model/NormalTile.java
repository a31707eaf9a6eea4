package io.backcast.model;

/**
 * Standard normal numbers for many sample indices at a time, by the transform of Box and Muller.
 * Every step is a short loop without branches, which Java's compiler turns into vector
 * instructions; the logarithm, sine and cosine are the polynomials of FDLIBM (Sun Microsystems,
 * 1993), good to a unit in the last place of a double.
 */
final class NormalTile {
  /** Adding it leaves a number's whole part in the last bits. */
  private static final double ROUND = 0x1.8p52;

  /** Bits of √½, where a logarithm's fraction begins. */
  private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

  private final PhiloxTile random;
  private final double[] radius;
  private final double[] turn;
  private final double[] cosine;
  private final double[] sine;
  private final double[] fraction;
  private final double[] exponent;
  private final double[] ratio;
  private final double[] angle;
  private final long[] quadrant;
  private final int size;

  /**
   * Working memory.
   *
   * @param size rows at a time
   */
  NormalTile(int size) {
    this.size = size;
    random = new PhiloxTile(size);
    radius = new double[size];
    turn = new double[size];
    cosine = new double[size];
    sine = new double[size];
    fraction = new double[size];
    exponent = new double[size];
    ratio = new double[size];
    angle = new double[size];
    quadrant = new long[size];
  }

  /**
   * Fills the rows {@code from} … {@code to} of {@code out [n, d]}.
   *
   * @param first index of the sample in row 0
   */
  void fill(long seed, long first, int from, int to, int d, float[] out) {
    for (int i = from; i < to; i += size) {
      int rows = Math.min(size, to - i);
      for (int j = 0; j < d; j += 2) {
        pair(seed, first + i, j / 2, rows);
        put(rows, cosine, out, i * d + j, d);
        if (j + 1 < d) {
          put(rows, sine, out, i * d + j + 1, d);
        }
      }
    }
  }

  private void pair(long seed, long first, int block, int rows) {
    random.compute(seed, first, block, rows);
    random.firstDoubles(rows, radius);
    random.secondDoubles(rows, turn);
    split(rows, radius, fraction, exponent);
    ratio(rows, fraction, ratio);
    logOfFraction(rows, fraction, ratio, radius);
    radius(rows, exponent, radius);
    quadrant(rows, turn, quadrant, angle);
    sine(rows, angle, sine);
    cosine(rows, angle, cosine);
    rotate(rows, radius, quadrant, cosine, sine);
  }

  private static void put(int rows, double[] from, float[] out, int at, int step) {
    for (int t = 0; t < rows; t++) {
      out[at + t * step] = (float) from[t];
    }
  }

  /** 1 − u = (1 + f) 2ᵉ with √½ ≤ 1 + f < √2; 1 − u keeps the logarithm away from zero. */
  private static void split(int rows, double[] u, double[] f, double[] e) {
    for (int t = 0; t < rows; t++) {
      long bits = Double.doubleToRawLongBits(1 - u[t]);
      long power = (bits - SQRT_HALF) >> 52;
      e[t] = power;
      f[t] = Double.longBitsToDouble(bits - (power << 52)) - 1;
    }
  }

  private static void ratio(int rows, double[] f, double[] s) {
    for (int t = 0; t < rows; t++) {
      s[t] = f[t] / (2 + f[t]);
    }
  }

  private static void logOfFraction(int rows, double[] fs, double[] ss, double[] log) {
    for (int t = 0; t < rows; t++) {
      double f = fs[t];
      double s = ss[t];
      double z = s * s;
      double w = z * z;
      double even =
          w
              * (3.999999999940941908e-01
                  + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
      double odd =
          z
              * (6.666666666666735130e-01
                  + w
                      * (2.857142874366239149e-01
                          + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
      double half = 0.5 * f * f;
      log[t] = f - (half - s * (half + even + odd));
    }
  }

  /** √(−2 ln(1 − u)), in place of the logarithm of the fraction. */
  private static void radius(int rows, double[] e, double[] log) {
    for (int t = 0; t < rows; t++) {
      log[t] =
          Math.sqrt(
              -2
                  * (log[t]
                      + e[t] * 1.90821492927058770002e-10
                      + e[t] * 6.93147180369123816490e-01));
    }
  }

  /** A whole turn is u = 1; the angle is left within ±π/4 of a quadrant's axis. */
  private static void quadrant(int rows, double[] u, long[] quadrant, double[] angle) {
    for (int t = 0; t < rows; t++) {
      double nearest = u[t] * 4 + ROUND;
      quadrant[t] = Double.doubleToRawLongBits(nearest);
      angle[t] = (u[t] - (nearest - ROUND) * 0.25) * (2 * Math.PI);
    }
  }

  private static void sine(int rows, double[] angle, double[] sine) {
    for (int t = 0; t < rows; t++) {
      double a = angle[t];
      double z = a * a;
      sine[t] =
          a
              + a
                  * z
                  * (-1.66666666666666324348e-01
                      + z
                          * (8.33333333332248946124e-03
                              + z
                                  * (-1.98412698298579493134e-04
                                      + z
                                          * (2.75573137070700676789e-06
                                              + z
                                                  * (-2.50507602534068634195e-08
                                                      + z * 1.58969099521155010221e-10)))));
    }
  }

  private static void cosine(int rows, double[] angle, double[] cosine) {
    for (int t = 0; t < rows; t++) {
      double a = angle[t];
      double z = a * a;
      double half = 0.5 * z;
      double w = 1 - half;
      cosine[t] =
          w
              + ((1 - w - half)
                  + z
                      * z
                      * (4.16666666666666019037e-02
                          + z
                              * (-1.38888888888741095749e-03
                                  + z
                                      * (2.48015872894767294178e-05
                                          + z
                                              * (-2.75573143513906633035e-07
                                                  + z
                                                      * (2.08757232129817482790e-09
                                                          + z * -1.13596475577881948265e-11))))));
    }
  }

  /** Turns both to their quadrant, by bits as a branch would end the vector, and scales them. */
  private static void rotate(
      int rows, double[] radius, long[] quadrant, double[] cosine, double[] sine) {
    for (int t = 0; t < rows; t++) {
      long q = quadrant[t];
      long s = Double.doubleToRawLongBits(sine[t]);
      long c = Double.doubleToRawLongBits(cosine[t]);
      long swap = (s ^ c) & -(q & 1);
      cosine[t] = radius[t] * Double.longBitsToDouble((c ^ swap) ^ (((q + 1) & 2) << 62));
      sine[t] = radius[t] * Double.longBitsToDouble((s ^ swap) ^ ((q & 2) << 62));
    }
  }
}
