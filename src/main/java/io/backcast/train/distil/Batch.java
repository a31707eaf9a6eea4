package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
