package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows of a file, as {@code designs.csv}, {@code designs.csv:3} or {@code designs.csv:1..10} names
 * them.
 *
 * @param file the table
 * @param from first row, from 1
 * @param to last row; the last one of the table if it is larger by the default
 * @param stated whether rows were named
 */
public record DesignRows(Path file, int from, int to, boolean stated) {
  private static final Pattern ROWS =
      Pattern.compile("(.+):([1-9]\\d{0,8})(?:\\.\\.([1-9]\\d{0,8}))?");

  /** Reads the words of an option. */
  public static DesignRows of(String text) throws BackcastException {
    Matcher rows = ROWS.matcher(text);
    if (!rows.matches()) {
      int colon = text.lastIndexOf(':');
      // a drive letter is no row
      if (colon > 1 && !text.substring(colon).matches(":.*[/\\\\].*")) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "“%s” should read FILE, FILE:ROW or FILE:FIRST..LAST with rows counted from 1."
                .formatted(text));
      }
      return new DesignRows(Path.of(text), 1, Integer.MAX_VALUE, false);
    }
    int from = Integer.parseInt(rows.group(2));
    int to = rows.group(3) == null ? from : Integer.parseInt(rows.group(3));
    if (to < from) {
      throw new BackcastException(
          ErrorCode.USAGE, "“%s” ends before it starts. Name the first row first.".formatted(text));
    }
    return new DesignRows(Path.of(rows.group(1)), from, to, true);
  }

  /** The same rows of the file by its full path, as {@link #of} reads them. */
  public String absolute() {
    String rows = to == from ? ":" + from : ":%s..%s".formatted(from, to);
    return file.toAbsolutePath().normalize() + (stated ? rows : "");
  }

  /**
   * Positions of the rows in a table, from 0.
   *
   * @param rows that the table has
   */
  public int[] positions(int rows) throws BackcastException {
    if (stated && to > rows) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s has %s rows; there is no row %s.".formatted(file, rows, Math.max(from, rows + 1)));
    }
    return IntStream.rangeClosed(from, Math.min(to, rows)).map(i -> i - 1).toArray();
  }
}
