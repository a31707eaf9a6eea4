package io.backcast.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * How an output of a network lies in memory: blocks of rows.
 *
 * @param name of the output
 * @param axis of the rows, 0 or 1
 * @param blocks number of members of an ensemble, or 1
 * @param width numbers per row and block
 * @param seen shape of an output of one call
 */
record OutputLayout(String name, int axis, int blocks, int width, long[] seen) {

  /**
   * The layout that a call shows, as the file may leave the shape open.
   *
   * @param rows of the call
   * @throws IllegalArgumentException if the axis has not as many entries as there are rows
   */
  static OutputLayout of(String name, int axis, int rows, long[] shape) {
    if (shape.length <= axis || shape[axis] != rows) {
      throw new IllegalArgumentException(
          "shape %s for %s designs".formatted(Arrays.toString(shape), rows));
    }
    int blocks = axis == 0 ? 1 : Math.toIntExact(shape[0]);
    long width = 1;
    for (int a = axis + 1; a < shape.length; a++) {
      width *= shape[a];
    }
    return new OutputLayout(name, axis, blocks, Math.toIntExact(width), shape.clone());
  }

  /** The shape of an output for so many rows. */
  long[] shape(int rows) {
    long[] shape = seen.clone();
    shape[axis] = rows;
    return shape;
  }

  /** Room for the results of n rows, {@code [blocks, n, width]}. */
  float[] room(int n) {
    return new float[Math.multiplyExact(Math.multiplyExact(blocks, n), width)];
  }

  /**
   * Copies the output of one call to its place.
   *
   * @param from where the values are, {@code [blocks, rows, width]}
   * @param out {@code [blocks, n, width]}
   * @param row the first row of the call
   */
  void copy(FloatBuffer from, int rows, float[] out, int row, int n) {
    int length = rows * width;
    for (int m = 0; m < blocks; m++) {
      from.get(m * length, out, (m * n + row) * width, length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputLayout o
        && name.equals(o.name)
        && axis == o.axis
        && Arrays.equals(seen, o.seen);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(seen);
  }
}
