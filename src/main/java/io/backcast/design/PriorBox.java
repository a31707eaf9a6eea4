package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The prior inside bounds as a unit cube in which it is even: one place, 0 to 1, for each variable
 * that is not locked, and one more where the prior is a mixture ({@link BoxMixture}). Whole values
 * and categories take up a unit of width each and are rounded afterwards, so that all designs that
 * round to one count for it.
 */
final class PriorBox {
  /** What a float beyond a bound is off by when it was meant to be on it, as a share. */
  private static final double ROUNDING = 1e-5;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final int[] free;
  private final double[] low;
  private final double[] width;
  private final @Nullable BoxMixture mixture;

  /** A uniform prior, whose places are even on each variable's scale. */
  PriorBox(DesignSpace space, DesignBounds bounds) {
    this(space, bounds, null);
  }

  /**
   * A prior.
   *
   * @param prior null for a uniform one
   */
  PriorBox(DesignSpace space, DesignBounds bounds, @Nullable DesignMixture prior) {
    this.space = space;
    this.bounds = bounds;
    this.free = IntStream.range(0, space.dx()).filter(j -> !bounds.isLocked(j)).toArray();
    this.low = new double[free.length];
    this.width = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      Variable v = space.variables().get(free[i]);
      low[i] = v.scale(bounds.lower()[free[i]] - v.margin());
      width[i] = v.scale(bounds.upper()[free[i]] + v.margin()) - low[i];
    }
    mixture =
        prior == null || free.length == 0
            ? null
            : new BoxMixture(prior, space, bounds, free, low, width);
  }

  /** How many places a design has in the cube; none where every variable is locked. */
  int dimensions() {
    return mixture == null ? free.length : free.length + 1;
  }

  /** Whether the prior is uniform, so that places are even in the box as they are in the cube. */
  boolean isEven() {
    return mixture == null;
  }

  /** Whether every variable is free, so that a density in the design space is one in the cube. */
  boolean isFull() {
    return free.length == space.dx();
  }

  /**
   * Divides densities in scaled coordinates by that of the prior, which makes them densities in the
   * cube, in place.
   *
   * @param x {@code [n, dx]}, not rounded, inside the bounds
   */
  void perPrior(double[] density, DesignMatrix x) {
    double log = 0;
    for (double w : width) {
      log += Math.log(w);
    }
    double volume = Math.exp(log);
    double[] prior = density(x);
    for (int i = 0; i < density.length; i++) {
      density[i] *= volume;
      density[i] /= prior == null ? 1 : prior[i];
    }
  }

  /**
   * The density of the prior at designs inside the bounds, times the volume of these, {@code [n]};
   * null where it is uniform, or a single design.
   */
  double @Nullable [] density(DesignMatrix x) {
    return mixture == null ? null : mixture.density(inBox(x), x.rows());
  }

  private float[] inBox(DesignMatrix x) {
    float[] places = new float[x.rows() * free.length];
    for (int i = 0; i < x.rows(); i++) {
      for (int k = 0; k < free.length; k++) {
        places[i * free.length + k] = (float) Math.clamp(place(x, i, k), 0, 1);
      }
    }
    return places;
  }

  private double place(DesignMatrix x, int row, int k) {
    Variable v = space.variables().get(free[k]);
    return (v.scale(x.get(row, free[k])) - low[k]) / width[k];
  }

  /** The valid designs {@code [n, dx]} at places {@code [n, dimensions]}. */
  DesignMatrix designs(float[] places, int n) {
    DesignMatrix x = unrounded(places, n);
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (int i = 0; i < n; i++) {
        x.set(i, j, bounds.clamp(j, v.valid(x.get(i, j))));
      }
    }
    return x;
  }

  /** The same with whole values and categories as the networks see them, anywhere in their unit. */
  DesignMatrix unrounded(float[] places, int n) {
    DesignMatrix x = DesignMatrix.zeros(n, space.dx());
    for (int j = 0; j < space.dx(); j++) {
      for (int i = 0; bounds.isLocked(j) && i < n; i++) {
        x.set(i, j, bounds.lower()[j]);
      }
    }
    float[] inBox = mixture == null ? places : mixture.spread(places, n);
    for (int k = 0; k < free.length; k++) {
      int j = free[k];
      Variable v = space.variables().get(j);
      for (int i = 0; i < n; i++) {
        x.set(i, j, v.unscale(low[k] + inBox[i * free.length + k] * width[k]));
      }
    }
    return x;
  }

  /**
   * The places of those designs that are inside the bounds, which need not be rounded, one after
   * another. Only where every variable is free ({@link #isFull}): nothing is inside a slice.
   *
   * @param x {@code [n, dx]}
   * @param random {@code [n, 2]}, 0 to 1: where several places have the same design, one of them at
   *     random
   */
  float[] locate(DesignMatrix x, float[] random) {
    int d = free.length;
    float[] places = new float[x.rows() * d];
    float[] chance = new float[x.rows() * 2];
    int inside = 0;
    for (int i = 0; i < x.rows(); i++) {
      if (locate(x, i, places, inside)) {
        System.arraycopy(random, 2 * i, chance, 2 * inside, 2);
        inside++;
      }
    }
    places = Arrays.copyOf(places, inside * d);
    return mixture == null ? places : mixture.locate(places, chance, inside);
  }

  /** Writes the place of a design in the bounds to a row, unless it is outside. */
  private boolean locate(DesignMatrix x, int row, float[] out, int at) {
    for (int k = 0; k < free.length; k++) {
      double place = place(x, row, k);
      if (!(place >= -ROUNDING && place <= 1 + ROUNDING)) {
        return false;
      }
      out[at * free.length + k] = (float) Math.clamp(place, 0, 1);
    }
    return true;
  }
}
