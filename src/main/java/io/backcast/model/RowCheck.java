package io.backcast.model;

/** Looks at rows while they are at hand. Several threads may come with different rows at once. */
@FunctionalInterface
public interface RowCheck {
  /** Looks at nothing. */
  RowCheck NONE = (from, to, values) -> {};

  /**
   * Looks at the rows {@code from} (inclusive) to {@code to} (exclusive), which stay as they are.
   *
   * @param values all rows, {@code [n, width]}; others may not be there yet
   */
  void on(int from, int to, float[] values);
}
