package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The file formats that tables are written in; the columns are the same in all. */
public enum TableFormat {
  CSV("CSV"),
  JSON("JSON"),
  PARQUET("Parquet");

  /** Stands for standard output, which is CSV. */
  private static final String STANDARD_OUTPUT = "-";

  private final String title;

  TableFormat(String title) {
    this.title = title;
  }

  /** The format's name as people write it. */
  public String title() {
    return title;
  }

  /** What files of this format end in, with the dot. */
  public String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that a file's name asks for.
   *
   * @throws BackcastException of usage, if it ends in anything else
   */
  public static TableFormat of(Path file) throws BackcastException {
    if (file.toString().equals(STANDARD_OUTPUT)) {
      return CSV;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (TableFormat format : values()) {
      if (name.endsWith(format.suffix())) {
        return format;
      }
    }
    throw new BackcastException(
        ErrorCode.USAGE,
        "%s ends in none of %s. Name the file so that it says which of them to write, or give - for CSV on standard output."
            .formatted(file, suffixes()));
  }

  private static String suffixes() {
    List<String> all = Arrays.stream(values()).map(TableFormat::suffix).toList();
    return "%s and %s".formatted(String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
  }

  /**
   * Writes a table in one piece.
   *
   * @param file or {@code -}
   * @throws BackcastException if the place cannot be written
   */
  public void write(Path file, TypedTable table, Json json) throws BackcastException {
    switch (this) {
      case CSV -> TableWriter.write(file, table);
      case JSON -> json.write(file, records(table));
      case PARQUET -> ParquetTable.write(file, table);
    }
  }

  /** Rows by column name, made when they are asked for; what is unknown is left out. */
  private static List<Map<String, Object>> records(TypedTable table) {
    return new AbstractList<>() {
      @Override
      public Map<String, Object> get(int row) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (TypedTable.Column column : table.columns()) {
          Object value = column.value(row);
          if (value != null) {
            record.put(column.name(), value);
          }
        }
        return record;
      }

      @Override
      public int size() {
        return table.rows();
      }
    };
  }
}
