package io.backcast.train.data;

import io.backcast.io.TextTable;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a table's column.
 *
 * @param name as in the header
 * @param kind of its values; null for text with too many different values to be categories
 * @param numbers its finite numbers, in row order
 * @param categories different words, most frequent first; empty for a column of numbers
 * @param missing number of empty fields
 * @param odd number of fields that are neither empty nor of the column's kind
 */
public record ColumnProfile(
    String name,
    @Nullable VariableKind kind,
    double[] numbers,
    List<String> categories,
    int missing,
    int odd) {
  /** A column is numeric if at least this share of its non-empty fields are numbers. */
  private static final double NUMERIC_SHARE = 0.9;

  /** Text with more different values than this is no category. */
  private static final int MAX_CATEGORIES = 20;

  /** Whole numbers over a wider range than this are treated as continuous. */
  private static final int MAX_INTEGER_RANGE = 1_000;

  /** The smallest value is a point mass if at least this share of the rows has it. */
  private static final double MASS_SHARE = 0.2;

  /** The proposed tolerance, as a share of the range. */
  private static final double TOLERANCE = 0.02;

  /** An outlier lies this many interquartile ranges beyond the quartiles. */
  private static final double OUTLIER = 8;

  /** The profile of one column. */
  static ColumnProfile of(TextTable table, String name) {
    List<String> fields = table.column(name);
    int missing = (int) fields.stream().filter(String::isEmpty).count();
    double[] numbers =
        fields.stream().mapToDouble(TextTable::numberOrNaN).filter(v -> !Double.isNaN(v)).toArray();
    int filled = fields.size() - missing;
    if (numbers.length >= NUMERIC_SHARE * filled) {
      boolean whole = Arrays.stream(numbers).allMatch(v -> v == Math.rint(v));
      double range = high(numbers) - low(numbers);
      VariableKind kind =
          whole && range < MAX_INTEGER_RANGE ? VariableKind.INTEGER : VariableKind.CONTINUOUS;
      return new ColumnProfile(name, kind, numbers, List.of(), missing, filled - numbers.length);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    fields.stream().filter(f -> !f.isEmpty()).forEach(f -> counts.merge(f, 1, Integer::sum));
    boolean few = counts.size() <= MAX_CATEGORIES;
    List<String> words =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MAX_CATEGORIES)
            .map(Map.Entry::getKey)
            .toList();
    return new ColumnProfile(
        name, few ? VariableKind.CATEGORICAL : null, new double[0], words, missing, 0);
  }

  /** The same column, treated as another kind. */
  public ColumnProfile as(VariableKind other) {
    return new ColumnProfile(name, other, numbers, categories, missing, odd);
  }

  /** Whether all rows have the same value. */
  public boolean constant() {
    return numbers.length > 0 ? low(numbers) == high(numbers) : categories.size() < 2;
  }

  public double lower() {
    return categories.isEmpty() ? low(numbers) : 0;
  }

  public double upper() {
    return categories.isEmpty() ? high(numbers) : categories.size() - 1;
  }

  /** The limits beyond which a number is an outlier, which may be a mistake. */
  double[] limits() {
    double q1 = Quantiles.of(numbers, 0.25);
    double q3 = Quantiles.of(numbers, 0.75);
    double reach = OUTLIER * (q3 - q1);
    // without spread nothing can be called an outlier
    return reach > 0
        ? new double[] {q1 - reach, q3 + reach}
        : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
  }

  /** Decimal places that distinguish values in the range. */
  public int decimals() {
    double range = upper() - lower();
    return kind == VariableKind.CONTINUOUS && range > 0
        ? (int) Math.clamp(3 - Math.floor(Math.log10(range)), 0, 6)
        : 0;
  }

  /** The column as a variable between its smallest and largest value. */
  public Variable variable() {
    double middle = (lower() + upper()) / 2;
    return new Variable(
        name,
        name,
        "",
        lower(),
        upper(),
        kind == VariableKind.CONTINUOUS ? middle : Math.floor(middle),
        kind == null ? VariableKind.CONTINUOUS : kind,
        decimals(),
        kind == VariableKind.CATEGORICAL ? categories : null);
  }

  /** The column as a property with its range, and with its {@link #pointMass}. */
  public Property property() {
    double range = upper() > lower() ? upper() - lower() : 1;
    int digits = (int) Math.clamp(2 - Math.floor(Math.log10(range)), 0, 6);
    return new Property(
        name, name, name, "", lower(), upper(), digits, TOLERANCE * range, pointMass());
  }

  /** The smallest value, if so many rows have it that it is a class of its own; else null. */
  public @Nullable PointMass pointMass() {
    double low = lower();
    double share = Arrays.stream(numbers).filter(v -> v == low).count() / (double) numbers.length;
    return share >= MASS_SHARE ? new PointMass(low, "none") : null;
  }

  private static double low(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double high(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
