package io.backcast.train.data;

import io.backcast.io.table.TextTable;
import io.backcast.model.DataCleaning;
import io.backcast.model.Numbers;
import io.backcast.model.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are left after the cleaning, and why the others went.
 *
 * @param kept the rest of the table
 * @param rows of the table before
 * @param incomplete number of rows removed because a value was missing or odd
 * @param outliers number of rows removed because a number was far outside the bulk
 * @param limits what counts as an outlier, by column in words, for the columns that have some,
 *     removed or not
 */
public record RowCleaning(
    TextTable kept, int rows, int incomplete, int outliers, List<String> limits) {

  /**
   * How a column in use is judged.
   *
   * @param name of the column
   * @param categories its valid words; null for a column of numbers
   * @param scale on which an outlier is far outside; null for a linear one
   * @param property whether a row may lack it, as long as it has another property
   */
  record Rule(
      String name, @Nullable List<String> categories, @Nullable Scale scale, boolean property) {}

  /** Cleans a table. */
  static RowCleaning of(TextTable text, List<Rule> rules, DataCleaning cleaning) {
    if (!cleaning.incomplete() && !cleaning.outliers()) {
      return new RowCleaning(text, text.rows().size(), 0, 0, List.of());
    }
    int[] places = rules.stream().mapToInt(r -> text.index(r.name)).toArray();
    double[][] limits = new double[places.length][];
    for (int k = 0; k < limits.length; k++) {
      limits[k] =
          rules.get(k).categories == null
              ? limits(numbers(text, places[k]), rules.get(k).scale)
              : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    }
    IntStream.Builder rows = IntStream.builder();
    int[] far = new int[places.length];
    int incomplete = 0;
    int outliers = 0;
    for (int i = 0; i < text.rows().size(); i++) {
      String[] row = text.rows().get(i);
      boolean missing = false;
      boolean outside = false;
      boolean noProperty = true;
      boolean[] beyonds = new boolean[places.length];
      for (int k = 0; k < places.length; k++) {
        double value = value(row[places[k]], rules.get(k));
        boolean absent = Double.isNaN(value);
        missing |= absent && !rules.get(k).property;
        noProperty &= absent || !rules.get(k).property;
        boolean beyond = value < limits[k][0] || value > limits[k][1];
        beyonds[k] = beyond;
        outside |= beyond;
      }
      if (cleaning.incomplete() && (missing || noProperty)) {
        incomplete++;
        continue;
      }
      for (int k = 0; k < places.length; k++) {
        far[k] += beyonds[k] ? 1 : 0;
      }
      if (cleaning.outliers() && outside) {
        outliers++;
      } else {
        rows.add(i);
      }
    }
    return new RowCleaning(
        withoutOdd(text.withRows(rows.build().toArray()), rules, cleaning),
        text.rows().size(),
        incomplete,
        outliers,
        words(rules, far, limits));
  }

  /** The table with a gap in place of a property's field that is odd. */
  private static TextTable withoutOdd(TextTable text, List<Rule> rules, DataCleaning cleaning) {
    int[] places =
        rules.stream().filter(r -> r.property).mapToInt(r -> text.index(r.name)).toArray();
    if (!cleaning.incomplete() || places.length < 2) {
      return text;
    }
    List<String[]> rows = new ArrayList<>();
    for (String[] row : text.rows()) {
      String[] clean = row.clone();
      for (int place : places) {
        clean[place] = Double.isNaN(TextTable.numberOrNaN(row[place])) ? "" : row[place];
      }
      rows.add(clean);
    }
    return new TextTable(
        text.name(), text.columns(), rows, text.lines(), text.readings(), text.notes());
  }

  /** NaN for a field that is missing or odd. */
  private static double value(String field, Rule rule) {
    if (rule.categories == null) {
      return TextTable.numberOrNaN(field);
    }
    int code = rule.categories.indexOf(field);
    return code < 0 ? Double.NaN : code;
  }

  private static double[] numbers(TextTable text, int place) {
    return text.rows().stream()
        .mapToDouble(r -> TextTable.numberOrNaN(r[place]))
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  /** The limits beyond which a number is an outlier, on a scale. */
  static double[] limits(double[] numbers, @Nullable Scale scale) {
    return scale == Scale.LOG
        ? Arrays.stream(
                Outliers.limits(Arrays.stream(numbers).filter(v -> v > 0).map(Math::log).toArray()))
            // zero and below have no place on the scale
            .map(v -> Math.max(Double.MIN_NORMAL, Math.exp(v)))
            .toArray()
        : Outliers.limits(numbers);
  }

  private static List<String> words(List<Rule> rules, int[] far, double[][] limits) {
    List<String> words = new ArrayList<>();
    for (int k = 0; k < far.length; k++) {
      if (far[k] > 0) {
        words.add(
            "%s: %s beyond %s … %s"
                .formatted(
                    rules.get(k).name,
                    far[k],
                    Numbers.significant(limits[k][0], 3),
                    Numbers.significant(limits[k][1], 3)));
      }
    }
    return words;
  }

  /** That outliers were kept, and what helps; empty if there are none. */
  public String advice() {
    return outliers > 0 || limits.isEmpty()
        ? ""
        : "Some values lie far outside the rest and set range and tolerance (%s)."
            .formatted(String.join(", ", limits));
  }

  /** How many rows went and why, as a sentence; empty if none did. */
  public String sentence() {
    List<String> reasons = new ArrayList<>();
    if (incomplete > 0) {
      reasons.add(String.format(Locale.ROOT, "%,d with a missing or odd value", incomplete));
    }
    if (outliers > 0) {
      reasons.add(
          String.format(
              Locale.ROOT, "%,d with an outlier (%s)", outliers, String.join(", ", limits)));
    }
    return reasons.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "Left out %,d of %,d rows: %s.",
            incomplete + outliers,
            rows,
            String.join(", ", reasons));
  }
}
