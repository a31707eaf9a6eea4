package io.backcast.cli;

import io.backcast.io.DesignTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a single design, which the command line names by file and row. */
final class DesignFile {
  private DesignFile() {}

  /**
   * The design {@code [dx]} that {@code "designs.csv:3"} names; rows count from 1, and 1 is the
   * default.
   *
   * @throws BackcastException of usage if the row is no number, else if the file lacks it
   */
  static float[] row(String text, DesignSpace space, TableOptions input) throws BackcastException {
    int colon = text.lastIndexOf(':');
    String number = colon < 0 ? "1" : text.substring(colon + 1);
    if (!number.matches("[1-9]\\d{0,8}")) {
      throw new BackcastException(
          ErrorCode.USAGE, "“%s” should read FILE:ROW with rows counted from 1.".formatted(text));
    }
    float[] x =
        DesignTable.read(input.read(Path.of(colon < 0 ? text : text.substring(0, colon))), space);
    int row = Integer.parseInt(number);
    int rows = x.length / space.dx();
    if (row > rows) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, "%s: there are only %s rows.".formatted(text, rows));
    }
    return Arrays.copyOfRange(x, (row - 1) * space.dx(), row * space.dx());
  }
}
