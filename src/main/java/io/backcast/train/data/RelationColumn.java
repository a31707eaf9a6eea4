package io.backcast.train.data;

import io.backcast.model.VariableKind;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A column in a search for relations.
 *
 * @param values one a row
 * @param whole whether all values are whole
 * @param rounding largest error of a printed value: half its last decimal
 * @param mean of the values
 * @param deviation standard deviation of the values
 * @param least smallest value
 * @param distinct how many different values a sample of them has
 */
record RelationColumn(
    String name,
    double[] values,
    boolean whole,
    double rounding,
    double mean,
    double deviation,
    double least,
    int distinct) {
  /** Whole numbers over a wider range than this may be rounded ones. */
  private static final int COUNTS = 20;

  /** At most so many values are read digit by digit. */
  private static final int SAMPLE = 2_000;

  /** Values of some rows of a column of numbers. */
  static RelationColumn of(ColumnProfile column, double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double least = Arrays.stream(values).min().orElse(0);
    double range = Arrays.stream(values).max().orElse(0) - least;
    double[] some = some(values);
    int decimals = Arrays.stream(some).mapToInt(RelationColumn::decimals).max().orElse(0);
    boolean counts = column.kind() == VariableKind.INTEGER && range < COUNTS;
    return new RelationColumn(
        column.name(),
        values,
        column.kind() == VariableKind.INTEGER,
        counts ? 0 : 0.5 * Math.pow(10, -Math.max(0, decimals)),
        mean,
        Math.sqrt(variance),
        least,
        (int) Arrays.stream(some).distinct().count());
  }

  /** Values spread evenly over the rows, enough to see how they are printed. */
  private static double[] some(double[] values) {
    int n = Math.min(values.length, SAMPLE);
    double[] some = new double[n];
    Arrays.setAll(some, i -> values[(int) ((long) i * values.length / n)]);
    return some;
  }

  /** Decimals of the shortest text that reads as a number. */
  private static int decimals(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().scale();
  }
}
