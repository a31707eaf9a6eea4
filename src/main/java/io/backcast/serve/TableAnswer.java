package io.backcast.serve;

import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table as the answer of a tool: its first rows, and all of it in a file if one is named. */
final class TableAnswer {
  /** The file to write. */
  private static final String OUT = "out";

  /** How many rows the answer has. */
  private static final String ROWS = "rows";

  private final RootFolder root;
  private final Json json;

  TableAnswer(RootFolder root, Json json) {
    this.root = root;
    this.json = json;
  }

  /**
   * The file that the table is to be written to, null for none; called before any work is done.
   *
   * @throws BackcastException if it may not be written
   */
  @Nullable Path file(Arguments arguments) throws BackcastException {
    String name = arguments.textOrNull(OUT);
    return name == null ? null : root.newTable(name);
  }

  /**
   * Writes the table, with its provenance beside it, and puts its first rows into an answer.
   *
   * @param file null to write none
   */
  void add(
      Map<String, Object> content,
      TypedTable table,
      Arguments arguments,
      @Nullable Path file,
      Object provenance)
      throws BackcastException {
    int shown = Math.min(table.rows(), arguments.whole(ROWS));
    content.put("rows_found", table.rows());
    content.put("rows_shown", shown);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      rows.add(row(table, i));
    }
    content.put(ROWS, rows);
    if (file != null) {
      write(file, table, provenance);
      content.put("file", root.shown(file));
      content.put("provenance_file", root.shown(Provenance.beside(file)));
    }
  }

  /** One at a time, and looked at again: another call may have written that file meanwhile. */
  private synchronized void write(Path file, TypedTable table, Object provenance)
      throws BackcastException {
    root.newTable(root.shown(file));
    TableFormat.of(file).write(file, table, json);
    Provenance.writeBeside(file, provenance, json);
  }

  /** A row with the digits that a text file has; unknown values are left out. */
  private static Map<String, Object> row(TypedTable table, int i) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (TypedTable.Column column : table.columns()) {
      Object value = column.value(i);
      if (value != null) {
        row.put(
            column.name(),
            column instanceof TypedTable.Real ? new BigDecimal(column.text(i)) : value);
      }
    }
    return row;
  }
}
