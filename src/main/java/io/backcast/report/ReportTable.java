package io.backcast.report;

import java.util.List;

/**
 * A table of a report. The first cell of a row says what the row is about.
 *
 * @param caption what is listed
 * @param judge who scored it
 * @param columns their headings; those of numbers are set to the right
 * @param rows cells, as many as there are columns
 */
public record ReportTable(
    String caption, JudgedBy judge, List<Column> columns, List<List<String>> rows) {
  public ReportTable {
    caption = PlainText.line(caption);
    columns = List.copyOf(columns);
    rows = rows.stream().map(row -> row.stream().map(PlainText::line).toList()).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row of %s cells under %s headings.".formatted(row.size(), columns.size()));
      }
    }
  }

  /** A column and whether it holds numbers. */
  public record Column(String name, boolean number) {
    public Column {
      name = PlainText.line(name);
    }

    public static Column text(String name) {
      return new Column(name, false);
    }

    public static Column number(String name) {
      return new Column(name, true);
    }
  }
}
