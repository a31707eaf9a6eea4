package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import org.jspecify.annotations.Nullable;

/** Designs that the ensemble is to finish and judge, the most promising first. */
interface Promising {
  /**
   * Some designs.
   *
   * @param x {@code [n, dx]}
   * @param numbers of each among all samples, {@code [n]}
   * @param predicted what the ensemble predicts for them as they are, {@code [n, dy]}; null if it
   *     has not been asked
   */
  record Batch(DesignMatrix x, long[] numbers, float @Nullable [] predicted) {}

  /** Whether none is left. */
  boolean isEmpty();

  /**
   * The next ones, at least one.
   *
   * @param most how many at most
   * @throws BackcastException if the model fails, or if the thread has been interrupted
   */
  Batch next(int most) throws BackcastException;

  /** A cost that none of those left falls below, as far as is known. */
  double bound();
}
