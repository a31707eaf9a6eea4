package io.backcast.model;

/**
 * Rounds designs on relations to decimals so that the relations still hold: by the largest
 * remainder, the terms that rounding moved least are moved by one more step until the sum is right.
 */
final class RelationRounding {
  /** Decimals beyond those on the screen, as in files. */
  private static final int EXTRA_DECIMALS = 3;

  /** Largest error of a relation that counts as none, in steps of the last decimal. */
  private static final double EXACT = 1e-4;

  private final double[][] factors;
  private final double[] totals;
  private final double[] step;

  RelationRounding(DesignSpace space, double[][] factors, double[] totals) {
    this.factors = factors;
    this.totals = totals;
    this.step = new double[space.dx()];
    for (int j = 0; j < step.length; j++) {
      Variable v = space.variables().get(j);
      double largest = Math.max(Math.abs(v.lower()), Math.abs(v.upper()));
      // designs are floats: a finer step would not survive
      int most = (int) Math.floor(-Math.log10(8 * Math.ulp((float) largest)));
      step[j] = v.whole() ? 1 : Math.pow(10, -Math.min(v.decimals() + EXTRA_DECIMALS, most));
    }
    shareSteps();
  }

  /** All variables of a relation get the coarsest step among them; whole ones keep theirs. */
  private void shareSteps() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (double[] row : factors) {
        double coarsest = 0;
        for (int j = 0; j < row.length; j++) {
          coarsest = row[j] == 0 ? coarsest : Math.max(coarsest, step[j]);
        }
        for (int j = 0; j < row.length; j++) {
          if (row[j] != 0 && step[j] < coarsest) {
            step[j] = coarsest;
            changed = true;
          }
        }
      }
    }
  }

  /** A rounded design {@code [dx]}; the design itself where rounding would break a relation. */
  double[] round(double[] x, DesignBounds bounds) {
    double[] rounded = x.clone();
    for (int j = 0; j < x.length; j++) {
      if (isInvolved(j) && !bounds.isLocked(j)) {
        rounded[j] = inside(Rounding.nearest(x[j], step[j]), j, bounds);
      }
    }
    for (int k = 0; k < factors.length; k++) {
      balance(k, x, rounded, bounds);
    }
    for (int k = 0; k < factors.length; k++) {
      double allowed = 0;
      for (int j = 0; j < x.length; j++) {
        allowed = Math.max(allowed, Math.abs(factors[k][j]) * step[j]);
      }
      if (Math.abs(residual(k, rounded)) > Math.max(allowed / 2, 2 * Math.abs(residual(k, x)))) {
        return x;
      }
    }
    for (int j = 0; j < x.length; j++) {
      // 0.1 + 0.2 steps are not a decimal number yet
      rounded[j] = isInvolved(j) && !bounds.isLocked(j) ? tidy(rounded[j], j) : rounded[j];
    }
    return rounded;
  }

  /** The exact multiple of the step that is nearest to a float. */
  double tidy(double value, int j) {
    double steps = Math.rint(value / step[j]);
    return step[j] < 1 ? steps / Math.rint(1 / step[j]) : steps * step[j];
  }

  private void balance(int k, double[] x, double[] rounded, DesignBounds bounds) {
    double[] a = factors[k];
    double off = residual(k, rounded);
    for (int turn = 0; turn < 4 * a.length; turn++) {
      int best = -1;
      double bestCost = Double.POSITIVE_INFINITY;
      double bestMove = 0;
      for (int j = 0; j < a.length; j++) {
        if (a[j] == 0 || occurs(j) > 1 || Math.abs(off) <= EXACT * Math.abs(a[j]) * step[j]) {
          continue;
        }
        double move = off * a[j] > 0 ? -step[j] : step[j];
        double next = rounded[j] + move;
        boolean inside =
            next >= bounds.lower()[j] - EXACT * step[j]
                && next <= bounds.upper()[j] + EXACT * step[j];
        boolean helps = Math.abs(off + a[j] * move) < Math.abs(off) * (1 - 1e-9);
        double cost = (Math.abs(next - x[j]) - Math.abs(rounded[j] - x[j])) / step[j];
        if (inside && helps && cost < bestCost) {
          best = j;
          bestCost = cost;
          bestMove = move;
        }
      }
      if (best < 0) {
        return;
      }
      rounded[best] += bestMove;
      off += a[best] * bestMove;
    }
  }

  private double inside(double value, int j, DesignBounds bounds) {
    double at = value;
    if (at > bounds.upper()[j] + EXACT * step[j]) {
      at -= step[j];
    }
    if (at < bounds.lower()[j] - EXACT * step[j]) {
      at += step[j];
    }
    return Math.max(bounds.lower()[j], Math.min(bounds.upper()[j], at));
  }

  private boolean isInvolved(int j) {
    return occurs(j) > 0;
  }

  private int occurs(int j) {
    int count = 0;
    for (double[] row : factors) {
      count += row[j] == 0 ? 0 : 1;
    }
    return count;
  }

  private double residual(int k, double[] x) {
    double sum = -totals[k];
    for (int j = 0; j < x.length; j++) {
      sum += factors[k][j] == 0 ? 0 : factors[k][j] * x[j];
    }
    return sum;
  }
}
