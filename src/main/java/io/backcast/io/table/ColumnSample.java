package io.backcast.io.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns hold numbers, judged by rows in the middle of a file.
 *
 * @param width number of columns
 * @param numbers whether a column holds mostly numbers, {@code [width]}
 */
record ColumnSample(int width, boolean[] numbers) {
  private static final int ROWS = 1_000;

  static ColumnSample of(List<TableRecord> records, int width) {
    int from = records.size() / 2;
    int to = Math.min(records.size(), from + ROWS);
    int[] number = new int[width];
    int[] text = new int[width];
    for (TableRecord record : records.subList(from, to)) {
      for (int k = 0; k < Math.min(width, record.fields().length); k++) {
        String field = record.fields()[k];
        if (NumberShape.of(field) != NumberShape.NONE) {
          number[k]++;
        } else if (!MissingValues.amongNumbers(field)) {
          text[k]++;
        }
      }
    }
    boolean[] numbers = new boolean[width];
    for (int k = 0; k < width; k++) {
      numbers[k] = number[k] > 0 && number[k] >= text[k];
    }
    return new ColumnSample(width, numbers);
  }

  /** Whether any column holds numbers. */
  boolean numeric() {
    for (boolean number : numbers) {
      if (number) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether at least half of a record's fields in columns of numbers are numbers, or all are
   * missing.
   */
  boolean row(TableRecord record) {
    int number = 0;
    int text = 0;
    for (int k = 0; k < width; k++) {
      if (numbers[k]) {
        String field = record.field(k);
        if (NumberShape.of(field) != NumberShape.NONE) {
          number++;
        } else if (!MissingValues.amongNumbers(field)) {
          text++;
        }
      }
    }
    return number >= text && (number > 0 || text == 0);
  }

  /**
   * Whether the first record is certainly a row, not names: its numbers lie where those below lie,
   * its words come again below.
   */
  boolean likeRowsBelow(List<TableRecord> records) {
    if (records.size() < 3 || !numeric()) {
      return false;
    }
    TableRecord first = records.getFirst();
    List<TableRecord> below = records.subList(1, Math.min(records.size(), 1 + 10 * ROWS));
    for (int k = 0; k < width; k++) {
      if (!(numbers[k] ? numberLike(first, below, k) : wordLike(first, below, k))) {
        return false;
      }
    }
    return true;
  }

  private static boolean wordLike(TableRecord first, List<TableRecord> below, int k) {
    Set<String> words = new HashSet<>();
    below.forEach(r -> words.add(r.field(k)));
    return words.contains(first.field(k));
  }

  private static boolean numberLike(TableRecord first, List<TableRecord> below, int k) {
    if (MissingValues.amongNumbers(first.field(k))) {
      return true;
    }
    double value = rough(first.field(k));
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (TableRecord record : below) {
      double other = rough(record.field(k));
      if (!Double.isNaN(other)) {
        low = Math.min(low, other);
        high = Math.max(high, other);
      }
    }
    double range = high - low;
    return value >= low - range && value <= high + range;
  }

  /** A number whose decimal mark need not be known: both are taken for it. */
  private static double rough(String field) {
    NumberShape shape = NumberShape.of(field);
    if (shape == NumberShape.NONE) {
      return Double.NaN;
    }
    boolean comma = shape == NumberShape.COMMA || shape == NumberShape.COMMA_OR_GROUP;
    return TextTable.numberOrNaN(NumberShape.canonical(field, comma));
  }
}
