package io.backcast.cli;

import io.backcast.io.Table;
import io.backcast.io.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Variable;
import java.nio.file.Path;

/** Designs read from a CSV by the names of a model's variables. */
final class DesignFile {
  private DesignFile() {}

  /** {@code [n, dx]}, physical units. */
  static float[] read(Path file, DesignSpace space) throws BackcastException {
    Table table =
        new TableReader().read(file, space.variables().stream().map(Variable::name).toList());
    float[] x = new float[table.rows() * space.dx()];
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < space.dx(); j++) {
        x[i * space.dx() + j] = (float) table.values()[i][j];
      }
    }
    return x;
  }

  /** The one design that {@code "designs.csv:3"} names, counted from 1. */
  static float[] row(String text, DesignSpace space) throws BackcastException {
    int colon = text.lastIndexOf(':');
    String number = colon < 0 ? "1" : text.substring(colon + 1);
    if (!number.matches("[1-9]\\d{0,8}")) {
      throw new BackcastException(
          ErrorCode.USAGE, "“%s” should read FILE:ROW with rows counted from 1.".formatted(text));
    }
    float[] x = read(Path.of(colon < 0 ? text : text.substring(0, colon)), space);
    int row = Integer.parseInt(number);
    int rows = x.length / space.dx();
    if (row > rows) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, "%s: there are only %d rows.".formatted(text, rows));
    }
    return java.util.Arrays.copyOfRange(x, (row - 1) * space.dx(), row * space.dx());
  }
}
