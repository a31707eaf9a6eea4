package io.backcast.train.data;

/**
 * A problem of a table that a user should know of before training on it.
 *
 * @param kind of the problem
 * @param column name; empty for whole rows
 * @param rows number of affected rows
 */
public record DataIssue(Kind kind, String column, int rows) {
  /** Kinds of problems. */
  public enum Kind {
    /** All rows have the same value; a model can learn nothing from the column. */
    CONSTANT,
    /** Text with too many different values to be categories, such as sample names. */
    TEXT,
    /** Dates or times. */
    DATE,
    /** Ranges such as {@code 10-20}. */
    RANGE,
    /** Numbers that count the rows. */
    ROW_NUMBER,
    /** A column that a program wrote beside its results, such as a standard deviation. */
    BESIDE_RESULT,
    /** Text with so many different values that few rows share one. */
    MANY_CATEGORIES,
    /** Empty fields. */
    MISSING,
    /** Text in a column of numbers. */
    ODD,
    /** Outliers. */
    OUTLIER,
    /** Exact copies of other rows. */
    DUPLICATE,
    /** Designs measured more than once, which is no fault. */
    REPEATED
  }
}
