package io.backcast.model;

/**
 * Which rows are removed from a table before training.
 *
 * @param incomplete whether to remove rows with a value that is missing or no number
 * @param outliers whether to remove rows with a number far outside the bulk of its column
 */
public record DataCleaning(boolean incomplete, boolean outliers) {
  /** Removes nothing. */
  public static final DataCleaning NONE = new DataCleaning(false, false);
}
