package io.backcast.design;

/**
 * Gauss–Newton steps: the smallest change that removes a residual of a linear model. It works in
 * memory that it uses again, as it is asked for thousands of steps in the time of a picture; not
 * for use by several threads at once.
 */
final class GaussNewton {
  /** Keeps the step finite where the slope vanishes; slopes are of order one. */
  private static final double DAMPING = 1e-6;

  private final double[] delta;

  /** Rows of the linear system, each with its right side. */
  private double[][] system = new double[0][];

  /** Steps of {@code dx} coordinates. */
  GaussNewton(int dx) {
    delta = new double[dx];
  }

  /**
   * {@code δ = Jᵀ (J Jᵀ + ε)⁻¹ r} over the coordinates that are not blocked.
   *
   * @param jacobian {@code [>= dy][dx]}
   * @param residual {@code [>= dy]}
   * @param dy how many equations there are
   * @param blocked {@code [dx]}
   * @return {@code δ [dx]}, zero where blocked; the same array each time
   */
  double[] step(double[][] jacobian, double[] residual, int dy, boolean[] blocked) {
    int dx = delta.length;
    if (system.length < dy) {
      system = new double[dy][dy + 1];
    }
    for (int k = 0; k < dy; k++) {
      for (int l = 0; l < dy; l++) {
        double sum = k == l ? DAMPING : 0;
        for (int j = 0; j < dx; j++) {
          sum += blocked[j] ? 0 : jacobian[k][j] * jacobian[l][j];
        }
        system[k][l] = sum;
      }
      system[k][dy] = residual[k];
    }
    eliminate(dy);
    for (int j = 0; j < dx; j++) {
      delta[j] = 0;
      for (int k = 0; k < dy && !blocked[j]; k++) {
        delta[j] += jacobian[k][j] * system[k][dy];
      }
    }
    return delta;
  }

  /** Gauss–Jordan on a small positive definite system; the solution ends in the last column. */
  private void eliminate(int n) {
    for (int k = 0; k < n; k++) {
      double pivot = system[k][k];
      for (int c = k; c <= n; c++) {
        system[k][c] /= pivot;
      }
      for (int r = 0; r < n; r++) {
        double factor = r == k ? 0 : system[r][k];
        for (int c = k; c <= n && factor != 0; c++) {
          system[r][c] -= factor * system[k][c];
        }
      }
    }
  }
}
