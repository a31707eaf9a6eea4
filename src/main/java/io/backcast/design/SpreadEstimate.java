package io.backcast.design;

import org.ejml.simple.SimpleMatrix;

/**
 * How unsure an ensemble will be of a design, guessed from where the design is: a quadratic
 * polynomial of its scaled coordinates, fitted to some designs that the ensemble has judged (ridge
 * regression of the logarithm; Hoerl and Kennard, Technometrics 1970).
 */
final class SpreadEstimate {
  /** With more variables the products of two of them are left out. */
  private static final int MAX_CROSSED = 12;

  /** Keeps coefficients finite that the designs do not determine; terms are of order one. */
  private static final double RIDGE = 1;

  private final double[] coefficients;

  private SpreadEstimate(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /**
   * Fits designs that were judged.
   *
   * @param f scaled, {@code [n][dx]}, at least one
   * @param unsureness as {@link Trust#unsureness} gives it, {@code [n]}
   */
  static SpreadEstimate of(float[][] f, double[] unsureness) {
    int terms = terms(f[0].length);
    double[][] rows = new double[f.length][terms];
    double[][] logs = new double[f.length][1];
    for (int i = 0; i < f.length; i++) {
      fill(f[i], rows[i]);
      logs[i][0] = Math.log(unsureness[i]);
    }
    SimpleMatrix a = new SimpleMatrix(rows);
    SimpleMatrix system = a.transpose().mult(a).plus(SimpleMatrix.identity(terms).scale(RIDGE));
    return new SpreadEstimate(
        system.solve(a.transpose().mult(new SimpleMatrix(logs))).getDDRM().getData().clone());
  }

  /** The unsureness to expect of a scaled design, {@code [dx]}. */
  double at(float[] f) {
    double sum = coefficients[0];
    int term = 1;
    int d = f.length;
    for (int j = 0; j < d; j++) {
      sum += coefficients[term++] * f[j];
    }
    for (int j = 0; j < d; j++) {
      int end = d <= MAX_CROSSED ? d : j + 1;
      for (int k = j; k < end; k++) {
        sum += coefficients[term++] * f[j] * f[k];
      }
    }
    return Math.exp(sum);
  }

  private static int terms(int d) {
    return 1 + d + (d <= MAX_CROSSED ? d * (d + 1) / 2 : d);
  }

  private static void fill(float[] f, double[] row) {
    int d = f.length;
    int term = 0;
    row[term++] = 1;
    for (int j = 0; j < d; j++) {
      row[term++] = f[j];
    }
    for (int j = 0; j < d; j++) {
      int end = d <= MAX_CROSSED ? d : j + 1;
      for (int k = j; k < end; k++) {
        row[term++] = f[j] * f[k];
      }
    }
  }
}
