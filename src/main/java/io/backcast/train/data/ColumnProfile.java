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
 * What a column of a table holds.
 *
 * @param name as in the header
 * @param kind of its values; null for text with too many different values to be categories
 * @param numbers its finite numbers, in row order
 * @param categories different words, most frequent first; empty for a column of numbers
 * @param missing empty fields
 * @param odd fields that are neither empty nor of the column's kind
 */
public record ColumnProfile(
    String name,
    @Nullable VariableKind kind,
    double[] numbers,
    List<String> categories,
    int missing,
    int odd) {
  /** A column is numeric if this share of its filled fields are numbers. */
  private static final double MOSTLY = 0.9;

  private static final int MOST_CATEGORIES = 20;
  private static final int MOST_INTEGERS = 1_000;

  /** A value that this share of the rows takes, at the lower end, is a class of its own. */
  private static final double MASS_SHARE = 0.2;

  /** Half the width of a proposed target band, as a share of the range. */
  private static final double TOLERANCE = 0.02;

  /** Distance beyond the quartiles, in quartile distances, where an outlier begins. */
  private static final double FAR = 8;

  /** Looks at one column. */
  static ColumnProfile of(TextTable table, String name) {
    List<String> fields = table.column(name);
    int missing = (int) fields.stream().filter(String::isEmpty).count();
    double[] numbers =
        fields.stream().mapToDouble(TextTable::numberOrNaN).filter(v -> !Double.isNaN(v)).toArray();
    int filled = fields.size() - missing;
    if (numbers.length >= MOSTLY * filled) {
      boolean whole = Arrays.stream(numbers).allMatch(v -> v == Math.rint(v));
      double range = high(numbers) - low(numbers);
      VariableKind kind =
          whole && range < MOST_INTEGERS ? VariableKind.INTEGER : VariableKind.CONTINUOUS;
      return new ColumnProfile(name, kind, numbers, List.of(), missing, filled - numbers.length);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    fields.stream().filter(f -> !f.isEmpty()).forEach(f -> counts.merge(f, 1, Integer::sum));
    boolean few = counts.size() <= MOST_CATEGORIES;
    List<String> words =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_CATEGORIES)
            .map(Map.Entry::getKey)
            .toList();
    return new ColumnProfile(
        name, few ? VariableKind.CATEGORICAL : null, new double[0], words, missing, 0);
  }

  /** The same numbers taken for values of another kind. */
  public ColumnProfile as(VariableKind other) {
    return new ColumnProfile(name, other, numbers, categories, missing, odd);
  }

  /** Whether every row says the same. */
  public boolean constant() {
    return numbers.length > 0 ? low(numbers) == high(numbers) : categories.size() < 2;
  }

  public double lower() {
    return categories.isEmpty() ? low(numbers) : 0;
  }

  public double upper() {
    return categories.isEmpty() ? high(numbers) : categories.size() - 1;
  }

  /** Beyond these two a number lies so far outside the bulk that it may be a mistake. */
  double[] limits() {
    double q1 = Quantiles.of(numbers, 0.25);
    double q3 = Quantiles.of(numbers, 0.75);
    double reach = FAR * (q3 - q1);
    // a column that hardly varies has no bulk to be far from
    return reach > 0
        ? new double[] {q1 - reach, q3 + reach}
        : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
  }

  /** Digits after the point that tell values apart. */
  public int decimals() {
    double range = upper() - lower();
    return kind == VariableKind.CONTINUOUS && range > 0
        ? (int) Math.clamp(3 - Math.floor(Math.log10(range)), 0, 6)
        : 0;
  }

  /** A variable between the column's extremes. */
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

  /** A property with the column's range; what is frequent at the lower end is a point mass. */
  public Property property() {
    double range = Math.max(1e-12, upper() - lower());
    int digits = (int) Math.clamp(2 - Math.floor(Math.log10(range)), 0, 6);
    return new Property(
        name, name, name, "", lower(), upper(), digits, TOLERANCE * range, pointMass());
  }

  /** The value at the lower end, if it is taken so often that it is a class of its own. */
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
