package io.backcast.engine;

import java.util.Arrays;
import java.util.List;

/**
 * One output of one call: blocks of rows.
 *
 * @param blocks number of members of an ensemble, or 1
 * @param rows number of rows of the call
 * @param width numbers per row and block
 * @param values {@code [blocks, rows, width]}
 */
record OnnxOutput(int blocks, int rows, int width, float[] values) {

  /**
   * Wraps an array with its actual shape, which the file may leave open.
   *
   * @throws IllegalArgumentException if the axis has not as many entries as there are rows
   */
  static OnnxOutput of(int axis, int rows, long[] shape, float[] values) {
    if (shape.length <= axis || shape[axis] != rows) {
      throw new IllegalArgumentException(
          "shape %s for %s designs".formatted(Arrays.toString(shape), rows));
    }
    int blocks = axis == 0 ? 1 : Math.toIntExact(shape[0]);
    int width = blocks == 0 ? 0 : values.length / (blocks * rows);
    return new OnnxOutput(blocks, rows, width, values);
  }

  /**
   * Concatenates the chunks of a batch along the rows, {@code [blocks, n, width]}.
   *
   * @param parts in order, {@code n} rows in all
   */
  static float[] join(List<OnnxOutput> parts, int n) {
    int blocks = parts.getFirst().blocks;
    int width = parts.getFirst().width;
    float[] out = new float[blocks * n * width];
    int row = 0;
    for (OnnxOutput part : parts) {
      for (int m = 0; m < blocks; m++) {
        int length = part.rows * width;
        System.arraycopy(part.values, m * length, out, (m * n + row) * width, length);
      }
      row += part.rows;
    }
    return out;
  }
}
