package io.backcast.model;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Rows of numbers that are written where they are read, some at a time: what a network takes need
 * not lie in an array before. Several threads may ask for different rows at once.
 */
public interface RowSource {
  /** Numbers in a row. */
  int width();

  /**
   * Writes the rows {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @param out takes {@code [to − from, width]} from its index 0 on; its position does not change
   */
  void write(int from, int to, FloatBuffer out);

  /** The first n rows as an array {@code [n, width]}; not necessarily a copy. */
  default float[] rows(int n) {
    float[] out = new float[n * width()];
    write(0, n, FloatBuffer.wrap(out));
    return out;
  }

  /** The rows of an array {@code [n, width]}, which is not copied. */
  static RowSource of(float[] values, int width) {
    return new Known(values, width);
  }

  /** The same row again and again. */
  static RowSource repeated(float[] row) {
    return new Repeated(row);
  }

  /** What {@link Randoms#normals} gives. */
  static RowSource normals(long seed, long first, int width) {
    return new Normals(seed, first, width);
  }

  /** Rows that are there already. */
  record Known(float[] values, int width) implements RowSource {
    @Override
    public void write(int from, int to, FloatBuffer out) {
      out.put(0, values, from * width, (to - from) * width);
    }

    @Override
    public float[] rows(int n) {
      return n * width == values.length ? values : Arrays.copyOf(values, n * width);
    }
  }

  /** One row, as often as it is asked for. */
  record Repeated(float[] row) implements RowSource {
    /** Rows that are written at a time. */
    private static final int TILE = 64;

    @Override
    public int width() {
      return row.length;
    }

    @Override
    public void write(int from, int to, FloatBuffer out) {
      int rows = Math.min(TILE, to - from);
      float[] tile = new float[rows * row.length];
      for (int i = 0; i < rows; i++) {
        System.arraycopy(row, 0, tile, i * row.length, row.length);
      }
      for (int i = 0; i < to - from; i += TILE) {
        out.put(i * row.length, tile, 0, Math.min(rows, to - from - i) * row.length);
      }
    }
  }

  /** Random rows, made when they are asked for. */
  record Normals(long seed, long first, int width) implements RowSource {
    @Override
    public void write(int from, int to, FloatBuffer out) {
      Randoms.normals(seed, first + from, to - from, width, out);
    }

    @Override
    public float[] rows(int n) {
      return Randoms.normals(seed, first, n, width);
    }
  }
}
