package io.backcast.io.table;

import io.backcast.model.Numbers;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.List;

/** Numbers that instruments and programs write for a missing value, such as −9999. */
final class Sentinels {
  private static final double[] USUAL = {
    -9999, -999, -99999, -9999.9, -999.9, -99, -999999, -32768, 9999, 99999, 999999, 999, 1e20, 1e30
  };

  /** A sentinel is farther from all other values than this many times their range. */
  private static final double FAR = 10;

  /**
   * Negative sentinels from here on down are certain at their first occurrence where all other
   * values are positive: an outlier among those may well hide how far they are.
   */
  private static final double UNMISTAKABLE = -9999;

  private Sentinels() {}

  /** Empties the fields of a column that certainly hold one, and says so. */
  static void remove(String column, List<String[]> rows, int k, List<Sentence> notes) {
    boolean any = false;
    for (int i = 0; i < rows.size() && !any; i++) {
      any = mayBe(rows.get(i)[k]) && usual(TextTable.numberOrNaN(rows.get(i)[k]));
    }
    if (!any) {
      return;
    }
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = TextTable.numberOrNaN(rows.get(i)[k]);
    }
    for (double sentinel : USUAL) {
      long count = Arrays.stream(values).filter(v -> v == sentinel).count();
      double[] others = Arrays.stream(values).filter(v -> !Double.isNaN(v) && !usual(v)).toArray();
      if (count == 0 || others.length < 2) {
        continue;
      }
      double low = Arrays.stream(others).min().orElse(0);
      double high = Arrays.stream(others).max().orElse(0);
      double gap = sentinel < low ? low - sentinel : sentinel - high;
      String shown = Numbers.text(sentinel);
      boolean sign = sentinel < 0 && (low >= 0 && count > 1 || low > 0 && sentinel <= UNMISTAKABLE);
      if (gap > 0 && (sentinel < 0 || count > 1) && (gap > FAR * (high - low) || sign)) {
        for (int i = 0; i < values.length; i++) {
          if (values[i] == sentinel) {
            rows.get(i)[k] = "";
            values[i] = Double.NaN;
          }
        }
        notes.add(
            Sentence.of(
                "table.sentinel",
                Sentence.figure(shown),
                column,
                times(count),
                Sentence.figure(Numbers.text(low)),
                Sentence.figure(Numbers.text(high))));
      } else if (gap > high - low || (sentinel < 0 && low > 0)) {
        notes.add(
            Sentence.of(
                "table.maybe-sentinel", column, Sentence.figure(shown), times(count), shown));
      }
    }
  }

  private static Sentence times(long count) {
    return count == 1 ? Sentence.of("table.once") : Sentence.of("table.times", count);
  }

  /** Whether a field starts like one; most numbers need not be parsed then. */
  private static boolean mayBe(String field) {
    return field.startsWith("-9")
        || field.startsWith("9")
        || field.startsWith("-3")
        || field.startsWith("1e")
        || field.startsWith("1E")
        || field.startsWith("1.0E");
  }

  private static boolean usual(double value) {
    for (double sentinel : USUAL) {
      if (value == sentinel) {
        return true;
      }
    }
    return false;
  }
}
