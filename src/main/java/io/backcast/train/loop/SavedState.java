package io.backcast.train.loop;

import java.util.List;

/**
 * The state that one part of a training (weights, optimiser, callback) needs to resume exactly.
 *
 * @param numbers counters and averages, in an order that the part defines
 * @param arrays weights and statistics, in an order that the part defines
 */
public record SavedState(double[] numbers, List<float[]> arrays) {
  /** Of a part without state. */
  static final SavedState EMPTY = new SavedState(new double[0], List.of());
}
