package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Takes what is no row from the end of a table, and refuses lines of another width. */
final class RowFilter {
  private static final int SHOWN = 5;

  private final String file;
  private final int width;
  private final ColumnSample sample;
  private final List<Sentence> notes;

  RowFilter(String file, int width, ColumnSample sample, List<Sentence> notes) {
    this.file = file;
    this.width = width;
    this.sample = sample;
    this.notes = notes;
  }

  /**
   * The rows, each with as many fields as there are columns.
   *
   * @throws BackcastException naming all lines that have more or fewer
   */
  List<TableRecord> rows(List<TableRecord> records) throws BackcastException {
    int end = records.size();
    while (end > 1 && footer(records.get(end - 1))) {
      end--;
    }
    if (end < records.size()) {
      int left = records.size() - end;
      TableRecord one = records.get(end);
      notes.add(
          left == 1
              ? Sentence.of("table.footer", one.line(), one.quoted())
              : Sentence.of("table.footers", left, one.line(), one.quoted()));
    }
    List<TableRecord> rows = new ArrayList<>(end);
    List<TableRecord> wrong = new ArrayList<>();
    for (TableRecord record : records.subList(0, end)) {
      if (record.fields().length == width) {
        rows.add(record);
      } else if (record.fields().length > width && record.width() <= width) {
        rows.add(new TableRecord(record.line(), java.util.Arrays.copyOf(record.fields(), width)));
      } else {
        wrong.add(record);
      }
    }
    if (!wrong.isEmpty()) {
      throw new BackcastException(ErrorCode.BAD_CSV, sentence(wrong));
    }
    return rows;
  }

  /** A remark: a single text, in a line that is not as wide or where numbers stand. */
  private boolean footer(TableRecord record) {
    if (width < 2 || record.filled() != 1 || record.field(0).isEmpty()) {
      return false;
    }
    boolean text = NumberShape.of(record.field(0)) == NumberShape.NONE;
    return text
        && !MissingValues.always(record.field(0))
        && (record.fields().length == 1 || sample.numbers()[0]);
  }

  private Sentence sentence(List<TableRecord> wrong) {
    TableRecord first = wrong.getFirst();
    boolean more = first.width() > width;
    if (wrong.size() == 1) {
      return Sentence.of(
          "table.line-fields",
          file,
          first.line(),
          fields(first.fields().length),
          width,
          Sentence.of(more ? "table.quote-field" : "table.remove-line"));
    }
    List<Sentence> places =
        wrong.stream()
            .limit(SHOWN)
            .map(r -> Sentence.of("table.line-has", r.line(), r.fields().length))
            .toList();
    return Sentence.of(
        "table.lines-fields",
        file,
        wrong.size(),
        fields(width),
        wrong.size() > SHOWN ? Sentence.of("list.open", places) : places,
        Sentence.of(more ? "table.quote-field" : "table.remove-lines"));
  }

  static Sentence fields(int n) {
    return Sentence.of(n == 1 ? "table.fields.one" : "table.fields.many", n);
  }
}
