package io.backcast.io.table;

import java.util.Arrays;
import java.util.List;

/**
 * A table of numbers with named columns.
 *
 * @param columns names, in file order
 * @param values {@code [rows][columns]}
 */
public record Table(List<String> columns, double[][] values) {

  public int rows() {
    return values.length;
  }

  /** Position of a column, or −1. */
  public int index(String column) {
    return columns.indexOf(column);
  }

  /** The values of a column without those that are NaN, which a row lacks. */
  public double[] known(String name) {
    return Arrays.stream(column(name)).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** The values of a column, {@code [rows]}; the column must exist. */
  public double[] column(String name) {
    int index = index(name);
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i][index];
    }
    return out;
  }
}
