package io.backcast.io;

import io.backcast.io.table.TextTable;
import io.backcast.model.Numbers;
import io.backcast.model.Variable;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table to be written: columns of one type each, all equally long. Numbers keep their full
 * precision; the text formats round them.
 *
 * @param columns with different names, in the order of the file
 */
public record TypedTable(List<Column> columns) {
  /** Digits after a leading zero: an identifier such as 007, of which a number loses a part. */
  private static final Pattern LABEL = Pattern.compile("^[-+]?0\\d");

  /** Up to here a double holds every whole number. */
  private static final double MAX_EXACT = 1L << 53;

  /** One column. */
  public sealed interface Column {
    String name();

    int size();

    /** A value as text, empty where it is unknown. */
    String text(int row);

    /** A value; null where it is unknown. */
    @Nullable Object value(int row);
  }

  /** A column of text. */
  public record Text(String name, List<String> values) implements Column {
    public Text {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public String text(int row) {
      return values.get(row);
    }

    @Override
    public String value(int row) {
      return values.get(row);
    }
  }

  /** A column of whole numbers. */
  public record Whole(String name, long[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public String text(int row) {
      return Long.toString(values[row]);
    }

    @Override
    public Long value(int row) {
      return values[row];
    }
  }

  /**
   * Real numbers.
   *
   * @param decimals digits after the point in text formats, or {@link #SHORTEST}
   * @param quantity whether a number too small or too large for these decimals is written with a
   *     power of ten; else it is rounded all the same
   */
  public record Real(String name, double[] values, int decimals, boolean quantity)
      implements Column {
    /** In place of decimals: as many digits as read back to the same single-precision number. */
    public static final int SHORTEST = -1;

    /** Numbers that are rounded to their decimals. */
    public Real(String name, double[] values, int decimals) {
      this(name, values, decimals, false);
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public String text(int row) {
      double value = values[row];
      if (!Double.isFinite(value)) {
        return "";
      }
      if (decimals == SHORTEST) {
        return Numbers.single(value);
      }
      return quantity ? Numbers.fixed(value, decimals) : DesignTable.number(value, decimals);
    }

    @Override
    public @Nullable Double value(int row) {
      return Double.isFinite(values[row]) ? (Double) values[row] : null;
    }
  }

  /**
   * A column that somebody else wrote, whose text is kept as it is.
   *
   * @param typed the same values for formats that have types
   * @param fields the text of each row
   */
  public record Verbatim(Column typed, List<String> fields) implements Column {
    /** A column of whole numbers, numbers or text, whichever all of its fields are. */
    public static Verbatim of(String name, List<String> fields) {
      double[] numbers = fields.stream().mapToDouble(TextTable::numberOrNaN).toArray();
      boolean numeric =
          IntStream.range(0, numbers.length)
              .allMatch(
                  i ->
                      fields.get(i).isEmpty()
                          || !Double.isNaN(numbers[i]) && !LABEL.matcher(fields.get(i)).find());
      boolean whole =
          numeric
              && Arrays.stream(numbers).allMatch(v -> v == Math.rint(v) && Math.abs(v) < MAX_EXACT);
      if (whole) {
        return new Verbatim(
            new Whole(name, Arrays.stream(numbers).mapToLong(v -> (long) v).toArray()), fields);
      }
      return new Verbatim(numeric ? new Real(name, numbers, 0) : new Text(name, fields), fields);
    }

    @Override
    public String name() {
      return typed.name();
    }

    @Override
    public int size() {
      return fields.size();
    }

    @Override
    public String text(int row) {
      return fields.get(row);
    }

    @Override
    public @Nullable Object value(int row) {
      return typed.value(row);
    }
  }

  public TypedTable {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are called " + column.name());
      }
      if (column.size() != columns.getFirst().size()) {
        throw new IllegalArgumentException(column.name() + " is not as long as the others");
      }
    }
  }

  /** A column of a variable's values: categories by name, whole numbers as such. */
  public static Column of(Variable v, double[] values, int decimals) {
    if (v.categories() != null) {
      return new Text(
          v.name(), Arrays.stream(values).mapToObj(x -> DesignTable.value(v, x)).toList());
    }
    return v.whole()
        ? new Whole(v.name(), Arrays.stream(values).mapToLong(Math::round).toArray())
        : new Real(v.name(), values, decimals, true);
  }

  /** Number of rows. */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.getFirst().size();
  }

  /** Names of the columns. */
  public List<String> header() {
    return columns.stream().map(Column::name).toList();
  }

  /** A row as text. */
  public List<String> text(int row) {
    return columns.stream().map(c -> c.text(row)).toList();
  }

  private static void goOn(int row) {
    try {
      TableBlocks.goOn(row);
    } catch (TableBlocks.Failed e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows by column name, created on access; unknown values are left out. */
  public List<Map<String, Object>> records() {
    return new AbstractList<>() {
      @Override
      public Map<String, Object> get(int row) {
        goOn(row);
        Map<String, Object> record = new LinkedHashMap<>();
        for (Column column : columns) {
          Object value = column.value(row);
          if (value != null) {
            record.put(column.name(), value);
          }
        }
        return record;
      }

      @Override
      public int size() {
        return rows();
      }
    };
  }
}
