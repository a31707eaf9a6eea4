package io.backcast.model;

/** Moves designs onto relations by the smallest weighted change, inside bounds. */
final class RelationProjection {
  /** Sweeps over all relations; one is enough where no variable occurs in two. */
  private static final int MAX_SWEEPS = 500;

  /** Error of a relation that counts as none, relative to its largest possible value. */
  private static final double EXACT = 1e-13;

  /** The same where relations share variables and the sweeps converge slowly. */
  private static final double CLOSE = 1e-7;

  private final double[][] factors;
  private final double[] totals;

  /** Largest absolute value of the terms of each relation. */
  private final double[] sizes;

  RelationProjection(DesignSpace space, double[][] factors, double[] totals) {
    this.factors = factors;
    this.totals = totals;
    this.sizes = new double[factors.length];
    for (int k = 0; k < factors.length; k++) {
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        sizes[k] += Math.abs(factors[k][j]) * Math.max(Math.abs(v.lower()), Math.abs(v.upper()));
      }
    }
  }

  /**
   * Projection by ascent in one multiplier after the other (Hildreth 1957): {@code x = clamp(p + M
   * Aᵀ λ)}.
   *
   * @param mobility diagonal of M, {@code [dx]}: how readily each variable gives way
   */
  boolean project(double[] x, double[] mobility, double[] lower, double[] upper) {
    double[] free = x.clone();
    for (int j = 0; j < x.length; j++) {
      x[j] = isInvolved(j) ? clamp(x[j], lower[j], upper[j]) : x[j];
    }
    double worst = Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < MAX_SWEEPS && worst > EXACT; sweep++) {
      worst = 0;
      for (int k = 0; k < factors.length; k++) {
        double error = Math.abs(residual(k, x)) / sizes[k];
        worst = Math.max(worst, error);
        if (error > EXACT) {
          double step = step(k, free, mobility, lower, upper);
          for (int j = 0; j < x.length; j++) {
            if (factors[k][j] != 0) {
              free[j] += mobility[j] * factors[k][j] * step;
              x[j] = clamp(free[j], lower[j], upper[j]);
            }
          }
        }
      }
    }
    for (int k = 0; k < factors.length; k++) {
      if (Math.abs(residual(k, x)) > CLOSE * sizes[k]) {
        return false;
      }
    }
    return true;
  }

  /** The step of one multiplier after which its relation holds: the root of a rising polyline. */
  private double step(int k, double[] free, double[] mobility, double[] lower, double[] upper) {
    double low = 0;
    double high = 0;
    for (int j = 0; j < free.length; j++) {
      double rate = factors[k][j] * mobility[j];
      if (rate != 0) {
        double one = (lower[j] - free[j]) / rate;
        double other = (upper[j] - free[j]) / rate;
        low = Math.min(low, Math.min(one, other));
        high = Math.max(high, Math.max(one, other));
      }
    }
    double at = 0;
    for (int i = 0; i < 200; i++) {
      double error = -totals[k];
      double slope = 0;
      for (int j = 0; j < free.length; j++) {
        double a = factors[k][j];
        if (a != 0) {
          double moved = free[j] + mobility[j] * a * at;
          error += a * clamp(moved, lower[j], upper[j]);
          slope += moved > lower[j] && moved < upper[j] ? a * a * mobility[j] : 0;
        }
      }
      if (Math.abs(error) <= EXACT * sizes[k] / 4) {
        return at;
      }
      low = error < 0 ? at : low;
      high = error > 0 ? at : high;
      double newton = at - error / slope;
      // a step that leaves the bracket, or along a flat piece, is replaced by a bisection
      at = newton > low && newton < high ? newton : (low + high) / 2;
    }
    return at;
  }

  /** Largest absolute value of the terms of a relation. */
  double size(int k) {
    return sizes[k];
  }

  /** What a relation is off by at a design. */
  double residual(int k, double[] x) {
    double sum = -totals[k];
    for (int j = 0; j < x.length; j++) {
      sum += factors[k][j] == 0 ? 0 : factors[k][j] * x[j];
    }
    return sum;
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private boolean isInvolved(int j) {
    for (double[] row : factors) {
      if (row[j] != 0) {
        return true;
      }
    }
    return false;
  }
}
