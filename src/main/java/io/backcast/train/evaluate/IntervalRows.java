package io.backcast.train.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows that the networks had not seen, as one property's intervals need them.
 *
 * @param truth physical, {@code [n]}; NaN where a row lacks the property
 * @param unclamped predictions, {@code [n]}
 * @param std their calibrated deviation in the coordinate of the property's scale, {@code [n]}
 * @param distance to the training data, {@code [n]}; NaN where unknown
 * @param off distance from the middle of the design space, {@code [n]}
 */
record IntervalRows(
    double[] truth, double[] unclamped, double[] std, double[] distance, double[] off) {

  /** Those that have the property. */
  IntervalRows known() {
    return pick(IntStream.range(0, truth.length).filter(i -> !Double.isNaN(truth[i])).toArray());
  }

  int size() {
    return truth.length;
  }

  /** Some of the rows, in the order of {@code rows}. */
  IntervalRows pick(int... rows) {
    return new IntervalRows(
        pick(truth, rows),
        pick(unclamped, rows),
        pick(std, rows),
        pick(distance, rows),
        pick(off, rows));
  }

  private static double[] pick(double[] numbers, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> numbers[i]).toArray();
  }
}
