package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final List<Sentence> wrong = new ArrayList<>();
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
        in.wrong.add(Sentence.of("table.text-at", TableRecord.abbreviated(text), line));
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
    List<Sentence> clauses = new ArrayList<>();
    boolean gaps = false;
    for (Map.Entry<String, InColumn> e : columns.entrySet()) {
      clauses.add(Sentence.of("table.column", e.getKey(), clause(e.getKey(), e.getValue())));
      gaps |= e.getValue().missingCount > 0;
    }
    throw new BackcastException(
        ErrorCode.BAD_CSV,
        Sentence.of(
            gaps ? "table.unusable-gaps" : "table.line",
            table.name(),
            Sentence.joined("list.semicolon", clauses)));
  }

  private List<Sentence> clause(String column, InColumn in) {
    List<Sentence> parts = new ArrayList<>();
    ColumnReading reading = table.reading(column);
    if (in.wrongCount > 0) {
      Sentence what =
          in.categories != null
              ? Sentence.of(
                  "table.no-category", TableRecord.abbreviated(String.join(", ", in.categories)))
              : reading == null ? Sentence.of("table.not-a-number") : kind(reading);
      parts.add(
          in.wrongCount == 1
              ? Sentence.of("table.field-is", in.wrong.getFirst(), what)
              : Sentence.of(
                  "table.fields-are",
                  Sentence.count(in.wrongCount),
                  what,
                  some(in.wrong, in.wrongCount)));
    }
    if (in.missingCount > 0) {
      parts.add(
          in.missingCount == 1
              ? Sentence.of("table.value-missing", in.missing.getFirst())
              : Sentence.of(
                  "table.values-missing",
                  Sentence.count(in.missingCount),
                  some(in.missing, in.missingCount)));
    }
    return parts;
  }

  private static Sentence kind(ColumnReading reading) {
    return switch (reading.kind()) {
      case DATE -> Sentence.of("table.a-date");
      case RANGE -> Sentence.of("table.a-range");
      default -> Sentence.of("table.not-a-number");
    };
  }

  private static Object some(List<?> shown, long count) {
    return count > SHOWN ? Sentence.of("list.open-comma", shown) : shown;
  }
}
