package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.List;
import java.util.Map;

/**
 * The text of a CSV file, before its numbers are parsed.
 *
 * @param name of the file, for error messages
 * @param columns names, in file order
 * @param rows fields without surrounding blanks, {@code [rows][columns]}
 * @param lines line of the file that each row starts on, from 1
 */
public record TextTable(String name, List<String> columns, List<String[]> rows, long[] lines) {

  /** Position of a column, or −1. */
  public int index(String column) {
    return columns.indexOf(column);
  }

  /** A column's fields. */
  public List<String> column(String column) {
    int at = index(column);
    return rows.stream().map(r -> r[at]).toList();
  }

  /**
   * Parses columns as numbers.
   *
   * @param wanted columns, in the order of the result
   * @param categories names that stand for 0, 1, 2 …, by column
   * @throws BackcastException with line and column of a field that is neither a number nor a
   *     category
   */
  public Table numbers(List<String> wanted, Map<String, List<String>> categories)
      throws BackcastException {
    int[] places = new int[wanted.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = index(wanted.get(k));
      if (places[k] < 0) {
        throw noColumn(wanted.get(k));
      }
    }
    double[][] values = new double[rows.size()][places.length];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < places.length; k++) {
        String text = rows.get(i)[places[k]];
        List<String> names = categories.get(wanted.get(k));
        values[i][k] =
            names == null ? number(i, wanted.get(k), text) : code(i, wanted.get(k), text, names);
      }
    }
    return new Table(wanted, values);
  }

  /** The failure that a column is wanted which the table lacks. */
  public BackcastException noColumn(String wanted) {
    return new BackcastException(
        ErrorCode.BAD_CSV,
        "%s, line 1: there is no column %s. The columns are %s."
            .formatted(name, wanted, String.join(", ", columns)));
  }

  /** A field as a finite number; NaN for other text and for notations of Java, as in {@code 1d}. */
  public static double numberOrNaN(String text) {
    if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0) {
      return Double.NaN;
    }
    if (text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private int code(int row, String column, String text, List<String> names)
      throws BackcastException {
    int code = names.indexOf(text);
    if (code < 0) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s: “%s” is none of the categories %s."
              .formatted(location(row, column), abbreviated(text), String.join(", ", names)));
    }
    return code;
  }

  private double number(int row, String column, String text) throws BackcastException {
    double value = numberOrNaN(text);
    if (!Double.isNaN(value)) {
      return value;
    }
    String advice;
    if (text.isEmpty()) {
      advice = "the value is missing. Fill it in or delete the row.";
    } else if (text.matches("[-+]?\\d+,\\d+")) {
      advice = "“%s” has a decimal comma. Use a dot.".formatted(text);
    } else if (text.matches("(?i)[-+]?(nan|infinity)")) {
      advice = text + " is not a finite number.";
    } else {
      advice = "“%s” is not a number.".formatted(abbreviated(text));
    }
    throw new BackcastException(ErrorCode.BAD_CSV, location(row, column) + ": " + advice);
  }

  private String location(int row, String column) {
    return "%s, line %s, column %s".formatted(name, lines[row], column);
  }

  private static String abbreviated(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
