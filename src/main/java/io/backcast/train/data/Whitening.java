package io.backcast.train.data;

/**
 * Coordinates in which rows are spread alike in every direction and uncorrelated: distances in them
 * tell how far a design is off what rows have in common, be it a sum of variables. By Cholesky's
 * factor of the covariance.
 */
final class Whitening {
  /** Added to every variance: the square of a hundredth of the range. */
  private static final double LEAST = 0.02 * 0.02;

  private final double[][] factor;

  /**
   * Learns the spread.
   *
   * @param f scaled designs, {@code [n][dx]}, at least one
   */
  Whitening(float[][] f) {
    int d = f[0].length;
    double[] mean = new double[d];
    for (float[] row : f) {
      for (int i = 0; i < d; i++) {
        mean[i] += row[i] / f.length;
      }
    }
    factor = new double[d][d];
    for (float[] row : f) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j <= i; j++) {
          factor[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / f.length;
        }
      }
    }
    for (int i = 0; i < d; i++) {
      factor[i][i] += LEAST;
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k < j; k++) {
          factor[i][j] -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(factor[i][i]) : factor[i][j] / factor[j][j];
      }
    }
  }

  /** Designs {@code [n][dx]} in these coordinates. */
  float[][] of(float[][] f) {
    float[][] out = new float[f.length][factor.length];
    for (int row = 0; row < f.length; row++) {
      for (int i = 0; i < factor.length; i++) {
        double value = f[row][i];
        for (int k = 0; k < i; k++) {
          value -= factor[i][k] * out[row][k];
        }
        out[row][i] = (float) (value / factor[i][i]);
      }
    }
    return out;
  }
}
