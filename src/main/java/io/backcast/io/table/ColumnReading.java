package io.backcast.io.table;

import io.backcast.sentence.Sentence;
import java.util.List;

/**
 * What was recognised in one column.
 *
 * @param name of the column
 * @param unit from a row of units; empty if there is none
 * @param kind of its values
 * @param missing number of missing values
 * @param odd number of fields that do not fit the kind, such as words among numbers; they stay as
 *     written
 * @param places the first of those
 * @param trouble why the column cannot be used as it is, as a sentence that says what to do; {@link
 *     Sentence#NONE} if nothing is wrong
 */
public record ColumnReading(
    String name,
    String unit,
    Kind kind,
    long missing,
    long odd,
    List<Place> places,
    Sentence trouble) {
  /** Kinds of values. */
  public enum Kind {
    /** Numbers, in the table's fields with a dot for decimals. */
    NUMBER,
    /** Text. */
    WORDS,
    /** Two words such as true and false. */
    TRUTH,
    /** Dates or times. */
    DATE,
    /** Ranges such as {@code 10-20}. */
    RANGE,
    /** Numbers that can be read in two ways, such as {@code 1,234}. */
    UNDECIDED,
    /** Nothing. */
    EMPTY
  }

  /**
   * A field.
   *
   * @param line of the file, from 1
   * @param text as written, cut if it is long
   */
  public record Place(long line, String text) {}

  public ColumnReading {
    places = List.copyOf(places);
  }
}
