package io.backcast.io;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link TypedTable} as JSON, with every digit. One of the four arrays is there.
 *
 * @param name of the column
 * @param decimals of real numbers in text formats
 * @param quantity whether a real number may be written with a power of ten
 * @param text a column of text
 * @param whole whole numbers
 * @param single real numbers that single precision holds
 * @param real other real numbers
 */
public record StoredColumn(
    String name,
    int decimals,
    boolean quantity,
    @Nullable List<String> text,
    long @Nullable [] whole,
    float @Nullable [] single,
    double @Nullable [] real) {

  /** A column to be stored. */
  public static StoredColumn of(TypedTable.Column column) {
    return switch (column) {
      case TypedTable.Text c -> new StoredColumn(c.name(), 0, false, c.values(), null, null, null);
      case TypedTable.Whole c -> new StoredColumn(c.name(), 0, false, null, c.values(), null, null);
      case TypedTable.Real c -> of(c);
      case TypedTable.Verbatim c ->
          new StoredColumn(c.name(), 0, false, c.fields(), null, null, null);
    };
  }

  private static StoredColumn of(TypedTable.Real c) {
    float[] single = new float[c.size()];
    boolean exact = true;
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) c.values()[i];
      exact &= Double.compare(single[i], c.values()[i]) == 0;
    }
    return new StoredColumn(
        c.name(),
        c.decimals(),
        c.quantity(),
        null,
        null,
        exact ? single : null,
        exact ? null : c.values());
  }

  /**
   * Rows of several tables as one column.
   *
   * @param first tells the type
   * @param parts the same column of each table
   * @param tables which table each row is from
   * @param rows which row of it
   */
  public static TypedTable.Column rows(
      StoredColumn first, List<StoredColumn> parts, int[] tables, int[] rows) {
    int n = rows.length;
    if (first.text != null) {
      return new TypedTable.Text(
          first.name,
          IntStream.range(0, n)
              .mapToObj(i -> present(parts.get(tables[i]).text).get(rows[i]))
              .toList());
    }
    if (first.whole != null) {
      long[] values = new long[n];
      for (int i = 0; i < n; i++) {
        values[i] = present(parts.get(tables[i]).whole)[rows[i]];
      }
      return new TypedTable.Whole(first.name, values);
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = parts.get(tables[i]).number(rows[i]);
    }
    return new TypedTable.Real(first.name, values, first.decimals, first.quantity);
  }

  private double number(int row) {
    return single != null ? single[row] : present(real)[row];
  }

  private static <T extends Object> T present(@Nullable T values) {
    if (values == null) {
      throw new IllegalStateException("a stored column without values of its type");
    }
    return values;
  }
}
