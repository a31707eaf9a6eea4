package io.backcast.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows at the end of a table that sum it up: totals, means, extremes. */
final class SummaryRows {
  private static final Set<String> WORDS =
      Set.of(
          "total",
          "totals",
          "sum",
          "sums",
          "grand total",
          "subtotal",
          "mean",
          "average",
          "avg",
          "avg.",
          "median",
          "std",
          "std.",
          "stdev",
          "std dev",
          "std. dev.",
          "stddev",
          "sd",
          "standard deviation",
          "variance",
          "var",
          "min",
          "max",
          "minimum",
          "maximum",
          "count",
          "range",
          "rsd",
          "cv",
          "σ",
          "σ²",
          "∑",
          "x̄",
          "summe",
          "gesamt",
          "mittelwert",
          "mittel",
          "durchschnitt",
          "standardabweichung",
          "stabw",
          "anzahl",
          "moyenne",
          "somme",
          "total:",
          "sum:",
          "mean:",
          "average:",
          "summe:",
          "mittelwert:",
          "media",
          "suma",
          "promedio");
  private static final int MOST = 8;

  private SummaryRows() {}

  /**
   * How many rows at the end are no data. A word where numbers stand is enough; a word among words
   * or an empty field also needs a number that is the sum, mean, or the like of its column; without
   * a word all of them must be.
   */
  static int count(List<String[]> rows, boolean[] numeric) {
    int most = Math.min(MOST, rows.size() - 2);
    int labelled = 0;
    while (labelled < most && label(rows.get(rows.size() - 1 - labelled)) >= 0) {
      labelled++;
    }
    for (int drop = labelled; drop > 0; drop--) {
      List<String[]> data = rows.subList(0, rows.size() - drop);
      String[] row = rows.get(rows.size() - drop);
      int label = label(row);
      if (numeric[label] || (data.size() > 2 && sumsUp(row, data, numeric))) {
        return drop;
      }
    }
    boolean unlabelled = most > 0 && rows.size() > 3 && emptyWhereOthersAreNot(rows);
    return unlabelled && onlySumsUp(rows.getLast(), rows.subList(0, rows.size() - 1), numeric)
        ? 1
        : 0;
  }

  /**
   * Whether a row without a word for it is nothing but a summary: no text, and every number one of
   * its column's statistics. A single number must be the sum, because a measurement may well be a
   * median by chance; what every row has the same says nothing.
   */
  private static boolean onlySumsUp(String[] row, List<String[]> data, boolean[] numeric) {
    int numbers = 0;
    boolean sum = false;
    for (int k = 0; k < row.length; k++) {
      double value = TextTable.numberOrNaN(row[k]);
      double[] others = column(data, k);
      boolean fits = row[k].isEmpty() || (numeric[k] && statistic(value, row[k], others));
      if (!fits) {
        return false;
      }
      boolean told = !row[k].isEmpty() && Arrays.stream(others).anyMatch(v -> v != value);
      numbers += told ? 1 : 0;
      sum |= told && Math.abs(value) > Arrays.stream(others).map(Math::abs).max().orElse(0);
    }
    return numbers > 1 || (numbers == 1 && sum);
  }

  /** The place of a summary's word, if that is the first thing in the row; else −1. */
  private static int label(String[] row) {
    for (int k = 0; k < row.length; k++) {
      if (!row[k].isEmpty()) {
        return WORDS.contains(row[k].toLowerCase(Locale.ROOT).strip()) ? k : -1;
      }
    }
    return -1;
  }

  private static boolean emptyWhereOthersAreNot(List<String[]> rows) {
    String[] last = rows.getLast();
    for (int k = 0; k < last.length; k++) {
      if (last[k].isEmpty()) {
        int at = k;
        return rows.subList(0, rows.size() - 1).stream().noneMatch(r -> r[at].isEmpty());
      }
    }
    return false;
  }

  private static boolean sumsUp(String[] row, List<String[]> data, boolean[] numeric) {
    int matches = 0;
    int numbers = 0;
    for (int k = 0; k < row.length; k++) {
      double value = TextTable.numberOrNaN(row[k]);
      if (!numeric[k] || Double.isNaN(value)) {
        continue;
      }
      numbers++;
      matches += statistic(value, row[k], column(data, k)) ? 1 : 0;
    }
    return matches > 0 && 2 * matches >= numbers;
  }

  private static double[] column(List<String[]> data, int k) {
    return data.stream()
        .mapToDouble(r -> TextTable.numberOrNaN(r[k]))
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  /** Whether a value is the sum, mean, or the like of others, as far as it is written out. */
  private static boolean statistic(double value, String text, double[] others) {
    if (others.length < 2) {
      return false;
    }
    double sum = Arrays.stream(others).sum();
    double size = Arrays.stream(others).map(Math::abs).sum();
    double mean = sum / others.length;
    double squares = Arrays.stream(others).map(v -> (v - mean) * (v - mean)).sum();
    double[] sorted = Arrays.stream(others).sorted().toArray();
    int n = others.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    List<Double> candidates =
        new ArrayList<>(
            List.of(
                sum,
                mean,
                median,
                sorted[0],
                sorted[n - 1],
                Math.sqrt(squares / (n - 1)),
                Math.sqrt(squares / n),
                (double) n));
    int dot = text.indexOf('.');
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    double rounding =
        exponent
            ? 1e-3 * Math.abs(value)
            : 0.51 * Math.pow(10, dot < 0 ? 0 : dot + 1 - text.length());
    double tolerance = Math.min(rounding, 0.01 * Math.abs(value)) + 1e-9 * size;
    return candidates.stream().anyMatch(c -> Math.abs(c - value) <= tolerance);
  }
}
