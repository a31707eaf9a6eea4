package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a table that cannot be used, to name all of them in one sentence. */
final class UnusableFields {
  private static final int SHOWN = 5;

  private final TextTable table;
  private final Map<String, InColumn> columns = new LinkedHashMap<>();

  /** Those of one column. */
  private static final class InColumn {
    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final @Nullable List<String> categories;
    private long missingCount;
    private long wrongCount;

    InColumn(@Nullable List<String> categories) {
      this.categories = categories;
    }
  }

  UnusableFields(TextTable table) {
    this.table = table;
  }

  /**
   * Adds a field.
   *
   * @param categories words that the field could be; null if it should be a number
   */
  void add(String column, int row, String text, @Nullable List<String> categories) {
    InColumn in = columns.computeIfAbsent(column, c -> new InColumn(categories));
    long line = table.lines()[row];
    if (text.isEmpty()) {
      in.missingCount++;
      if (in.missing.size() < SHOWN) {
        in.missing.add(Long.toString(line));
      }
    } else {
      in.wrongCount++;
      if (in.wrong.size() < SHOWN) {
        in.wrong.add("“%s” in line %s".formatted(TableRecord.abbreviated(text), line));
      }
    }
  }

  /**
   * Says what was added.
   *
   * @throws BackcastException if anything was
   */
  void refuse() throws BackcastException {
    if (columns.isEmpty()) {
      return;
    }
    table.requireDecided(table.columns().stream().filter(c -> !columns.containsKey(c)).toList());
    List<String> clauses = new ArrayList<>();
    boolean gaps = false;
    for (Map.Entry<String, InColumn> e : columns.entrySet()) {
      clauses.add("column " + e.getKey() + ": " + clause(e.getKey(), e.getValue()));
      gaps |= e.getValue().missingCount > 0;
    }
    throw new BackcastException(
        ErrorCode.BAD_CSV,
        table.name()
            + ", "
            + String.join("; ", clauses)
            + (gaps ? ". Fill in the missing values or leave those rows out." : "."));
  }

  private String clause(String column, InColumn in) {
    List<String> parts = new ArrayList<>();
    ColumnReading reading = table.reading(column);
    if (in.wrongCount > 0) {
      String what =
          in.categories != null
              ? "none of the categories "
                  + TableRecord.abbreviated(String.join(", ", in.categories))
              : reading == null ? "not a number" : kind(reading);
      parts.add(
          in.wrongCount == 1
              ? in.wrong.getFirst() + " is " + what
              : String.format(
                  Locale.ROOT,
                  "%,d fields are %s (%s%s)",
                  in.wrongCount,
                  what,
                  String.join(", ", in.wrong),
                  more(in.wrongCount)));
    }
    if (in.missingCount > 0) {
      parts.add(
          in.missingCount == 1
              ? "the value of line %s is missing".formatted(in.missing.getFirst())
              : String.format(
                  Locale.ROOT,
                  "%,d values are missing (lines %s%s)",
                  in.missingCount,
                  String.join(", ", in.missing),
                  more(in.missingCount)));
    }
    return String.join(", ", parts);
  }

  private static String kind(ColumnReading reading) {
    return switch (reading.kind()) {
      case DATE -> "a date, not a number";
      case RANGE -> "a range, not a number";
      default -> "not a number";
    };
  }

  private static String more(long count) {
    return count > SHOWN ? ", …" : "";
  }
}
