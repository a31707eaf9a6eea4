package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table as text, before its numbers are parsed. Numbers of columns that hold numbers are written
 * as computers do, with a dot for decimals and nothing between thousands; a missing value is an
 * empty field; everything else stands as in the file.
 *
 * @param name of the file, for error messages
 * @param columns names, in file order, all different
 * @param rows fields without surrounding blanks, {@code [rows][columns]}
 * @param lines line of the file that each row starts on, from 1
 * @param readings what was recognised in each column, in the order of {@code columns}
 * @param notes what was recognised in the file, each as the end of a sentence about it
 */
public record TextTable(
    String name,
    List<String> columns,
    List<String[]> rows,
    long[] lines,
    List<ColumnReading> readings,
    List<Sentence> notes) {

  public TextTable {
    readings = List.copyOf(readings);
    notes = List.copyOf(notes);
  }

  /** A table whose columns are judged by their fields alone. */
  public TextTable(String name, List<String> columns, List<String[]> rows, long[] lines) {
    this(name, columns, rows, lines, ColumnProfiler.profiles(columns, rows, lines), List.of());
  }

  /** Position of a column, or −1. */
  public int index(String column) {
    return columns.indexOf(column);
  }

  /** A column's fields. */
  public List<String> column(String column) {
    int at = index(column);
    return rows.stream().map(r -> r[at]).toList();
  }

  /** What was recognised in a column; null if there is none of that name. */
  public @Nullable ColumnReading reading(String column) {
    int at = index(column);
    return at < 0 ? null : readings.get(at);
  }

  /**
   * The same table with fewer rows.
   *
   * @param kept positions of rows
   */
  public TextTable withRows(int[] kept) {
    List<String[]> fewer = new java.util.ArrayList<>(kept.length);
    long[] places = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      fewer.add(rows.get(kept[i]));
      places[i] = lines[kept[i]];
    }
    return new TextTable(name, columns, fewer, places, readings, notes);
  }

  /** Positions of the rows that lack none of these columns' values. */
  public int[] complete(List<String> wanted) {
    int[] places = wanted.stream().mapToInt(this::index).filter(k -> k >= 0).toArray();
    return IntStream.range(0, rows.size())
        .filter(i -> Arrays.stream(places).noneMatch(k -> rows.get(i)[k].isEmpty()))
        .toArray();
  }

  /**
   * Refuses columns that can be read in two ways.
   *
   * @param ignored columns that are not needed
   * @throws BackcastException that says how to state what they mean
   */
  public void requireDecided(Collection<String> ignored) throws BackcastException {
    List<Sentence> troubles =
        readings.stream()
            .filter(r -> !r.trouble().isEmpty() && !ignored.contains(r.name()))
            .map(ColumnReading::trouble)
            .distinct()
            .toList();
    if (!troubles.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("place", name, Sentence.joined("list.two", troubles)));
    }
  }

  /**
   * Parses columns as numbers.
   *
   * @param wanted columns, in the order of the result
   * @param categories names that stand for 0, 1, 2 …, by column
   * @throws BackcastException with line and column of all fields that are neither numbers nor
   *     categories
   */
  public Table numbers(List<String> wanted, Map<String, List<String>> categories)
      throws BackcastException {
    return numbers(wanted, categories, Set.of());
  }

  /**
   * The same where some columns may have gaps.
   *
   * @param gaps columns in which a missing value is NaN
   */
  public Table numbers(List<String> wanted, Map<String, List<String>> categories, Set<String> gaps)
      throws BackcastException {
    int[] places = new int[wanted.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = index(wanted.get(k));
      if (places[k] < 0) {
        throw noColumn(wanted.get(k));
      }
    }
    UnusableFields unusable = new UnusableFields(this);
    double[][] values = new double[rows.size()][places.length];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < places.length; k++) {
        String text = rows.get(i)[places[k]];
        List<String> names = categories.get(wanted.get(k));
        double value = names == null ? numberOrNaN(text) : names.indexOf(text);
        boolean gap = text.isEmpty() && gaps.contains(wanted.get(k));
        if (!gap && (Double.isNaN(value) || (names != null && value < 0))) {
          unusable.add(wanted.get(k), i, text, names);
        }
        values[i][k] = value;
      }
    }
    unusable.refuse();
    return new Table(wanted, values);
  }

  /** The failure that a column is wanted which the table lacks. */
  public BackcastException noColumn(String wanted) {
    return new BackcastException(
        ErrorCode.BAD_CSV, Sentence.of("table.no-column", name, wanted, columns));
  }

  /** A field as a finite number; NaN for other text and for notations of Java, as in {@code 1d}. */
  public static double numberOrNaN(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean number = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
      if (!number && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double value = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
