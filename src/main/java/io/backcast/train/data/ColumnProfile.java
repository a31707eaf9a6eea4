package io.backcast.train.data;

import io.backcast.io.table.ColumnReading;
import io.backcast.io.table.HeaderText;
import io.backcast.io.table.TextTable;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param unit that the table gives; empty if it gives none
 */
public record ColumnProfile(
    String name,
    @Nullable VariableKind kind,
    double[] numbers,
    List<String> categories,
    int missing,
    int odd,
    String unit) {
  /** Categories beyond this number are unusual, and a user is told of them. */
  public static final int MANY_CATEGORIES = 20;

  /** Text with more different values than this is no category. */
  static final int MAX_CATEGORIES = 200;

  /**
   * Text with more than {@link #MANY_CATEGORIES} values is a label unless each has so many rows.
   */
  private static final int LEAST_ROWS = 2;

  /** Whole numbers over a wider range than this are treated as continuous. */
  private static final int MAX_INTEGER_RANGE = 1_000;

  /** The smallest value is a point mass if at least this share of the rows has it. */
  private static final double MASS_SHARE = 0.2;

  /** The proposed tolerance, as a share of the range. */
  private static final double TOLERANCE = 0.02;

  /** The proposed relative tolerance on a log scale, as a share of the logarithms' range. */
  private static final double LOG_TOLERANCE = 0.01;

  /** More decimals than the smallest number of single precision has zeros. */
  private static final int MOST_DECIMALS = 40;

  /** The profile of one column. */
  static ColumnProfile of(TextTable table, String name) {
    List<String> fields = table.column(name);
    int missing = (int) fields.stream().filter(String::isEmpty).count();
    double[] numbers =
        fields.stream().mapToDouble(TextTable::numberOrNaN).filter(v -> !Double.isNaN(v)).toArray();
    int filled = fields.size() - missing;
    ColumnReading reading = Objects.requireNonNull(table.reading(name));
    ColumnReading.Kind read = reading.kind();
    if (read == ColumnReading.Kind.NUMBER) {
      boolean whole = Arrays.stream(numbers).allMatch(v -> v == Math.rint(v));
      double range = high(numbers) - low(numbers);
      VariableKind kind =
          whole && range < MAX_INTEGER_RANGE ? VariableKind.INTEGER : VariableKind.CONTINUOUS;
      return new ColumnProfile(
          name, kind, numbers, List.of(), missing, filled - numbers.length, unit(reading));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    fields.stream().filter(f -> !f.isEmpty()).forEach(f -> counts.merge(f, 1, Integer::sum));
    List<String> words =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MAX_CATEGORIES)
            .map(Map.Entry::getKey)
            .toList();
    boolean sparse =
        counts.size() > MANY_CATEGORIES
            && counts.size() * LEAST_ROWS > filled
            // what is alike is known of these, however few rows each has
            && ChemicalDescriptors.of(words) == null;
    boolean labels = counts.size() > MAX_CATEGORIES || sparse;
    boolean category =
        !labels && (read == ColumnReading.Kind.WORDS || read == ColumnReading.Kind.TRUTH);
    return new ColumnProfile(
        name,
        category ? VariableKind.CATEGORICAL : null,
        new double[0],
        words,
        missing,
        0,
        unit(reading));
  }

  /** The unit of the table's row of units, else that in the header. */
  private static String unit(ColumnReading reading) {
    return reading.unit().isEmpty() ? HeaderText.of(reading.name()).unit() : reading.unit();
  }

  /** The name to be shown: the header without its unit. */
  public String shownName() {
    return HeaderText.of(name).name();
  }

  /** The same column, treated as another kind. */
  public ColumnProfile as(@Nullable VariableKind other) {
    return new ColumnProfile(name, other, numbers, categories, missing, odd, unit);
  }

  /** Whether all rows have the same value. */
  public boolean constant() {
    return numbers.length > 0 ? low(numbers) == high(numbers) : categories.size() < 2;
  }

  /** Whether its words are chemical elements or formulas. */
  public boolean chemical() {
    return ChemicalDescriptors.of(categories) != null;
  }

  public double lower() {
    return categories.isEmpty() ? low(numbers) : 0;
  }

  public double upper() {
    return categories.isEmpty() ? high(numbers) : categories.size() - 1;
  }

  /** The limits beyond which a number is an outlier, which may be a mistake. */
  double[] limits() {
    return RowCleaning.limits(numbers, scale(true));
  }

  /** The same column without its outliers on a scale; null for a linear one. */
  public ColumnProfile withoutOutliers(@Nullable Scale scale) {
    double[] limits = RowCleaning.limits(numbers, scale);
    return new ColumnProfile(
        name,
        kind,
        Arrays.stream(numbers).filter(v -> v >= limits[0] && v <= limits[1]).toArray(),
        categories,
        missing,
        odd,
        unit);
  }

  /**
   * The scale that suits the numbers; null for a linear one.
   *
   * @param cleaned whether rows with outliers are removed
   */
  public @Nullable Scale scale(boolean cleaned) {
    return kind == VariableKind.CONTINUOUS && pointMass() == null
        ? ScaleProposal.of(numbers, cleaned)
        : null;
  }

  /** Whether all numbers are above zero, so that there can be a log scale. */
  public boolean canBeLog() {
    return kind == VariableKind.CONTINUOUS && numbers.length > 0 && low(numbers) > 0;
  }

  /** Decimal places that distinguish values in the range. */
  public int decimals() {
    double range = upper() - lower();
    return kind == VariableKind.CONTINUOUS && range > 0
        ? (int) Math.clamp(3 - Math.floor(Math.log10(range)), 0, MOST_DECIMALS)
        : 0;
  }

  /** Decimal places that distinguish values on a scale, also the smallest on a log scale. */
  public int decimals(@Nullable Scale scale) {
    return scale == Scale.LOG
        ? (int) Math.clamp(2 - Math.floor(Math.log10(lower())), 0, MOST_DECIMALS)
        : decimals();
  }

  /** The column as a variable between its smallest and largest value, on a linear scale. */
  public Variable variable() {
    return variable(null);
  }

  /** The column as a variable between its smallest and largest value. */
  public Variable variable(@Nullable Scale scale) {
    double middle = (scale == null ? Scale.LINEAR : scale).between(lower(), upper(), 0.5);
    return new Variable(
        name,
        shownName(),
        unit,
        lower(),
        upper(),
        kind == VariableKind.CONTINUOUS ? middle : Math.floor(middle),
        kind == null ? VariableKind.CONTINUOUS : kind,
        decimals(scale),
        kind == VariableKind.CATEGORICAL ? categories : null,
        scale);
  }

  /** The column as a property on a linear scale, with its {@link #pointMass}. */
  public Property property() {
    return property(null);
  }

  /** The column as a property with its range, on a linear scale with its {@link #pointMass}. */
  public Property property(@Nullable Scale scale) {
    String shown = shownName();
    if (scale == Scale.LOG) {
      double relative = Math.expm1(LOG_TOLERANCE * Math.log(upper() / lower()));
      double tolerance = Double.parseDouble(Numbers.significant(relative, 1));
      return new Property(
          name, shown, shown, unit, lower(), upper(), decimals(scale), tolerance, null, scale);
    }
    double range = upper() > lower() ? upper() - lower() : 1;
    int digits = (int) Math.clamp(2 - Math.floor(Math.log10(range)), 0, MOST_DECIMALS);
    ColumnProfile bulk = withoutOutliers(null);
    double bulkRange = bulk.upper() > bulk.lower() ? bulk.upper() - bulk.lower() : range;
    return new Property(
        name, shown, shown, unit, lower(), upper(), digits, TOLERANCE * bulkRange, pointMass());
  }

  /**
   * The smallest value, if so many rows have it that it is a class of its own; else null. The class
   * is called as its value is written, because a table does not say what it is.
   */
  public @Nullable PointMass pointMass() {
    double low = lower();
    double share = Arrays.stream(numbers).filter(v -> v == low).count() / (double) numbers.length;
    return share >= MASS_SHARE ? new PointMass(low, Numbers.text(low)) : null;
  }

  private static double low(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double high(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
