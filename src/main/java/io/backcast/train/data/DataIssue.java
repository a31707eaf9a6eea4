package io.backcast.train.data;

/**
 * Something about a table that stands in the way of a good model.
 *
 * @param kind what it is
 * @param column where; empty for whole rows
 * @param rows how many rows it touches
 */
public record DataIssue(Kind kind, String column, int rows) {
  /** What can be wrong with a table, or worth knowing. */
  public enum Kind {
    /** Every row says the same; the column can teach nothing. */
    CONSTANT,
    /** Text that differs in nearly every row, such as a sample's name. */
    TEXT,
    /** Fields that are empty. */
    MISSING,
    /** Words in a column of numbers. */
    ODD,
    /** Numbers far outside the column's bulk. */
    OUTLIER,
    /** Rows that are there twice, to the last digit. */
    DUPLICATE,
    /** Designs that were measured more than once; nothing is wrong with that. */
    REPEATED
  }
}
