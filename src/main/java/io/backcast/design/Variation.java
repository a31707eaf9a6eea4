package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.random.RandomGenerator;

/**
 * Designs like others, inside bounds: by differences of designs (differential evolution, Storn and
 * Price, Journal of Global Optimization 11, 341, 1997), by random steps, or along a slope.
 */
final class Variation {
  private static final double DIFFERENCES = 0.5;
  private static final double SLOPES = 0.7;

  /** Share of the variables that a random step changes, and how often a category is drawn anew. */
  private static final double CHANGED = 0.5;

  private static final double ANEW = 0.1;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final RandomGenerator random;

  Variation(DesignSpace space, DesignBounds bounds, RandomGenerator random) {
    this.space = space;
    this.bounds = bounds;
    this.random = random;
  }

  /**
   * One design for each of a population.
   *
   * @param x the population, best first
   * @param slopes that improve it, {@code [n, dx]} in scaled coordinates, of any length
   * @param step length of random steps and of those along slopes, in half-ranges
   */
  DesignMatrix of(DesignMatrix x, double[][] slopes, double step) {
    int n = x.rows();
    DesignMatrix made = DesignMatrix.zeros(n, space.dx());
    for (int i = 0; i < n; i++) {
      int parent = Math.min(random.nextInt(n), random.nextInt(n));
      double kind = random.nextDouble();
      float[] f = space.scaledRow(x, parent);
      if (kind < DIFFERENCES) {
        differ(f, space.scaledRow(x, random.nextInt(n)), space.scaledRow(x, random.nextInt(n)));
      } else if (kind < SLOPES) {
        along(f, slopes[parent], step * (0.2 + 1.3 * random.nextDouble()));
      } else {
        jitter(f, step);
      }
      for (int j = 0; j < f.length; j++) {
        set(made, i, j, f[j], x.get(parent, j));
      }
    }
    return made;
  }

  private void differ(float[] f, float[] a, float[] b) {
    double factor = 0.2 + 0.8 * random.nextDouble();
    for (int j = 0; j < f.length; j++) {
      f[j] += (float) (random.nextDouble() < 0.9 ? factor * (a[j] - b[j]) : 0);
    }
  }

  private void along(float[] f, double[] slope, double length) {
    double squared = 0;
    for (double part : slope) {
      squared += part * part;
    }
    double unit = length / Math.max(1e-12, Math.sqrt(squared));
    for (int j = 0; j < f.length; j++) {
      f[j] += (float) (unit * slope[j]);
    }
  }

  private void jitter(float[] f, double step) {
    for (int j = 0; j < f.length; j++) {
      f[j] += (float) (random.nextDouble() < CHANGED ? step * random.nextGaussian() : 0);
    }
  }

  private void set(DesignMatrix made, int row, int j, double scaled, double before) {
    Variable v = space.variables().get(j);
    double value = Math.clamp(v.unscale(scaled), bounds.lower()[j], bounds.upper()[j]);
    boolean anew = random.nextDouble() < ANEW;
    if (v.categories() != null || (v.whole() && anew)) {
      // the order of categories means nothing
      int values = (int) Math.round(bounds.upper()[j] - bounds.lower()[j]) + 1;
      value = anew ? bounds.lower()[j] + random.nextInt(values) : before;
    }
    made.set(row, j, bounds.clamp(j, v.valid(value)));
  }
}
