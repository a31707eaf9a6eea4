package io.backcast.model;

/**
 * What is taken out of a table before training.
 *
 * @param incomplete rows in which a value is missing or no number
 * @param outliers rows in which a number lies far outside its column's bulk
 */
public record Cleaning(boolean incomplete, boolean outliers) {
  /** Takes out nothing. */
  public static final Cleaning NONE = new Cleaning(false, false);
}
