package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Property;
import io.backcast.model.SymmetryGroup;
import io.backcast.train.net.Normalization;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Labelled designs for one step, as Java arrays.
 *
 * @param n number of designs
 * @param f scaled, {@code [n, dx]}
 * @param y scaled unclamped labels, {@code [n, dy]}
 */
record Batch(int n, float[] f, float[] y) {
  /**
   * Draws n designs, from the pools in turn, each replaced by a random copy under the symmetries.
   */
  static Batch draw(
      int n,
      List<LabelledPool> pools,
      SymmetryGroup group,
      Normalization normalization,
      RandomGenerator random) {
    int dy = normalization.space().dy();
    float[] f = new float[n * normalization.space().dx()];
    float[] y = new float[n * dy];
    for (int i = 0; i < n; i++) {
      LabelledPool pool = pools.get(i % pools.size());
      int row = pool.pick(random);
      group.elements().get(random.nextInt(group.size())).apply(pool.f()[row], 0, f, i);
      System.arraycopy(pool.y()[row], 0, y, i * dy, dy);
    }
    return new Batch(n, f, y);
  }

  /**
   * The same designs with labels that are off by a normal error, so that designs for one target are
   * a layer with a thickness, which a density can describe, and not a surface. A label keeps to its
   * side of a point mass.
   *
   * @param share standard deviation of the error, in tolerances
   */
  Batch blurred(Normalization normalization, double share, RandomGenerator random) {
    List<Property> properties = normalization.space().properties();
    int dy = properties.size();
    float[] other = y.clone();
    for (int i = 0; i < other.length; i++) {
      Property p = properties.get(i % dy);
      double deviation = share * p.coordinateTolerance() / normalization.halfRange(i % dy);
      float moved = (float) (y[i] + deviation * random.nextGaussian());
      boolean mass = p.pointMass() != null;
      other[i] = mass && y[i] <= 0 ? y[i] : mass ? Math.max(moved, Float.MIN_NORMAL) : moved;
    }
    return new Batch(n, f, other);
  }

  /** The rows {@code from} to {@code to − 1}. */
  Batch rows(int from, int to) {
    int dx = f.length / n;
    int dy = y.length / n;
    return new Batch(
        to - from,
        Arrays.copyOfRange(f, from * dx, to * dx),
        Arrays.copyOfRange(y, from * dy, to * dy));
  }

  /** The designs as {@code [n, dx]}. */
  NDArray designs(NDManager scope) {
    return scope.create(f, new Shape(n, f.length / n));
  }

  /** The labels as {@code [n, dy]}. */
  NDArray labels(NDManager scope) {
    return scope.create(y, new Shape(n, y.length / n));
  }
}
