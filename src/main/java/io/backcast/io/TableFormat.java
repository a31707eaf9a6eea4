package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** File formats for tables; the columns are the same in all of them. */
public enum TableFormat {
  CSV("CSV"),
  JSON("JSON"),
  PARQUET("Parquet");

  /** The name of standard output, which is CSV. */
  private static final String STANDARD_OUTPUT = "-";

  private final String title;

  TableFormat(String title) {
    this.title = title;
  }

  /** The format's name as people write it. */
  public String title() {
    return title;
  }

  /** Suffix of files of this format, with the dot. */
  public String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format for the suffix of a file's name; CSV for standard output and for a device or pipe
   * without one.
   *
   * @throws BackcastException of usage, if a file ends in anything else
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
    if (WriteTarget.isDevice(file)) {
      return CSV;
    }
    throw new BackcastException(ErrorCode.USAGE, Sentence.of("table.ending", file, suffixes()));
  }

  /**
   * Bytes that a table takes in a file of this format, roughly and rather too few.
   *
   * @param name of a column, as long as most are
   */
  public long bytes(long rows, int columns, int name) {
    long value =
        switch (this) {
          // digits and a comma
          case CSV -> 8;
          // the name, quotes, a colon, indentation
          case JSON -> 16L + name;
          // a double, not much compressed
          case PARQUET -> 6;
        };
    return rows * columns * value;
  }

  private static String suffixes() {
    List<String> all = Arrays.stream(values()).map(TableFormat::suffix).toList();
    return "%s and %s".formatted(String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
  }

  /**
   * Writes a table atomically.
   *
   * @param file or {@code -}
   * @throws BackcastException if the file cannot be written
   */
  public void write(Path file, TypedTable table, Json json) throws BackcastException {
    TableBlocks.writing(
        () -> {
          switch (this) {
            case CSV -> TableWriter.write(file, table);
            case JSON -> json.write(file, table.records());
            case PARQUET -> ParquetTable.write(file, table);
          }
        });
  }

  /**
   * Writes a table that is made block by block, atomically.
   *
   * @param file or {@code -}
   * @throws BackcastException if the file cannot be written, or the blocks cannot be made
   */
  public void write(Path file, TableBlocks blocks) throws BackcastException {
    switch (this) {
      case CSV -> TableWriter.write(file, blocks);
      case PARQUET -> ParquetTable.write(file, blocks);
      case JSON ->
          throw new BackcastException(ErrorCode.USAGE, Sentence.of("table.long-format", file));
    }
  }
}
