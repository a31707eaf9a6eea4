package io.backcast.train.loop;

import java.util.List;

/**
 * What a part of a training must remember to go on, after a stop, as if there had been none.
 *
 * @param numbers counters and averages, in the part's own order
 * @param arrays weights and statistics, in the part's own order
 */
public record SavedState(double[] numbers, List<float[]> arrays) {
  /** Of a part that has nothing to remember. */
  static final SavedState NOTHING = new SavedState(new double[0], List.of());
}
