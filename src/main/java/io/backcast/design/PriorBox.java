package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.stream.IntStream;

/**
 * The uniform prior inside bounds as a unit cube: one place, 0 to 1, for each variable that is not
 * locked, even on the variable's scale. Whole values and categories take up a unit of width each
 * and are rounded afterwards, so that all designs that round to one count for it.
 */
final class PriorBox {
  /** What a float beyond a bound is off by when it was meant to be on it, as a share. */
  private static final double ROUNDING = 1e-5;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final int[] free;
  private final double[] low;
  private final double[] width;

  PriorBox(DesignSpace space, DesignBounds bounds) {
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
  }

  /** How many variables are not locked. */
  int dimensions() {
    return free.length;
  }

  /** Whether every variable is free, so that the cube has the dimensions of the design space. */
  boolean isFull() {
    return free.length == space.dx();
  }

  /** The logarithm of the cube's volume in scaled coordinates. */
  double logVolume() {
    double log = 0;
    for (double w : width) {
      log += Math.log(w);
    }
    return log;
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
    for (int k = 0; k < free.length; k++) {
      int j = free[k];
      Variable v = space.variables().get(j);
      for (int i = 0; i < n; i++) {
        x.set(i, j, v.unscale(low[k] + places[i * free.length + k] * width[k]));
      }
    }
    return x;
  }

  /**
   * The place of a design that need not be rounded.
   *
   * @param x {@code [n, dx]}
   * @param out {@code [>= (at + 1) * dimensions]}, written at row {@code at}
   * @return whether the design is inside the bounds
   */
  boolean locate(DesignMatrix x, int row, float[] out, int at) {
    for (int k = 0; k < free.length; k++) {
      Variable v = space.variables().get(free[k]);
      double place = (v.scale(x.get(row, free[k])) - low[k]) / width[k];
      if (!(place >= -ROUNDING && place <= 1 + ROUNDING)) {
        return false;
      }
      out[at * free.length + k] = (float) Math.clamp(place, 0, 1);
    }
    return isFull();
  }
}
