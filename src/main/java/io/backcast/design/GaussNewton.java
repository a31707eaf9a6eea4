package io.backcast.design;

/** Gauss–Newton step: the smallest change that removes a residual of a linear model. */
final class GaussNewton {
  /** Keeps the step finite where the slope vanishes; slopes are of order one. */
  private static final double DAMPING = 1e-6;

  private GaussNewton() {}

  /**
   * {@code δ = Jᵀ (J Jᵀ + ε)⁻¹ r} over the coordinates that are not blocked.
   *
   * @param jacobian {@code [dy][dx]}
   * @param residual {@code [dy]}
   * @param blocked {@code [dx]}
   * @return {@code δ [dx]}, zero where blocked
   */
  static double[] step(double[][] jacobian, double[] residual, boolean[] blocked) {
    int dy = residual.length;
    int dx = blocked.length;
    double[][] system = new double[dy][dy + 1];
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
    eliminate(system);
    double[] delta = new double[dx];
    for (int j = 0; j < dx; j++) {
      for (int k = 0; k < dy && !blocked[j]; k++) {
        delta[j] += jacobian[k][j] * system[k][dy];
      }
    }
    return delta;
  }

  /** Gauss–Jordan on a small positive definite system; the solution ends in the last column. */
  private static void eliminate(double[][] system) {
    int n = system.length;
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
