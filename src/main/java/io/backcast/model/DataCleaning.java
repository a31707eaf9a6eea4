package io.backcast.model;

/**
 * What is taken out of a table before training.
 *
 * @param incomplete rows in which a value is missing or no number
 * @param outliers rows in which a number lies far outside its column's bulk
 */
public record DataCleaning(boolean incomplete, boolean outliers) {
  /** Takes out nothing. */
  public static final DataCleaning NONE = new DataCleaning(false, false);
}
