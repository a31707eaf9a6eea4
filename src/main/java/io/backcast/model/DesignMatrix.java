package io.backcast.model;

import java.util.Arrays;

/**
 * Designs, one a row, in physical units: a view of one flat row-major array {@code [rows, dx]}, so
 * that it goes to a network as it is.
 */
public final class DesignMatrix {
  private final float[] values;
  private final int rows;
  private final int columns;

  private DesignMatrix(float[] values, int rows, int columns) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * A view of an array {@code [rows, columns]}, not a copy: changes show on both sides.
   *
   * @throws IllegalArgumentException if the array is no whole number of rows
   */
  public static DesignMatrix of(float[] values, int columns) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers are no whole rows of " + columns);
    }
    return new DesignMatrix(values, values.length / columns, columns);
  }

  /** A matrix of zeros. */
  public static DesignMatrix zeros(int rows, int columns) {
    return of(new float[rows * columns], columns);
  }

  /** The same design, {@code [dx]}, in every row. */
  public static DesignMatrix repeat(float[] design, int rows) {
    DesignMatrix all = zeros(rows, design.length);
    for (int i = 0; i < rows; i++) {
      all.setRow(i, design);
    }
    return all;
  }

  /** Number of designs. */
  public int rows() {
    return rows;
  }

  /** Number of variables. */
  public int columns() {
    return columns;
  }

  /** The underlying array, {@code [rows, columns]}; not a copy. */
  public float[] array() {
    return values;
  }

  public float get(int row, int column) {
    return values[row * columns + column];
  }

  public void set(int row, int column, double value) {
    values[row * columns + column] = (float) value;
  }

  /** A copy of one design, {@code [dx]}. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  public void setRow(int row, float[] design) {
    System.arraycopy(design, 0, values, row * columns, columns);
  }

  /** Copies a design of another matrix. */
  public void setRow(int row, DesignMatrix from, int fromRow) {
    System.arraycopy(from.values, fromRow * columns, values, row * columns, columns);
  }

  /** One variable of all designs, {@code [rows]}. */
  public double[] column(int column) {
    return Rows.column(values, columns, column);
  }

  /** A copy of some designs, in the order of {@code indices}. */
  public DesignMatrix pick(int... indices) {
    return of(Rows.pick(values, rows, indices), columns);
  }

  /** A copy of the rows {@code from} (inclusive) to {@code to} (exclusive). */
  public DesignMatrix slice(int from, int to) {
    return of(Arrays.copyOfRange(values, from * columns, to * columns), columns);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DesignMatrix m
        && columns == m.columns
        && Arrays.equals(values, m.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(values);
  }
}
