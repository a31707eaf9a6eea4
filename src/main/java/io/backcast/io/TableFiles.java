package io.backcast.io;

import java.util.List;
import java.util.Locale;

/** Endings of the files that are read as tables. */
public final class TableFiles {
  /** Endings in lower case, the most usual first. */
  public static final List<String> ENDINGS =
      List.of(".csv", ".tsv", ".txt", ".dat", ".xlsx", ".parquet", ".csv.gz", ".tsv.gz");

  private TableFiles() {}

  /** Whether a file's name has such an ending. */
  public static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
