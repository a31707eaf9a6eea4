package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.IntervalRule;
import io.backcast.model.Property;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /**
   * The held-out rows, in their order, for property k.
   *
   * @param summary of the training data; null if there is none, and distances are unknown
   */
  static IntervalRows of(
      HeldOutPredictions rows, int k, Calibration calibration, @Nullable DataSummary summary)
      throws BackcastException {
    DesignSpace space = rows.space();
    DataDistance distance = new DataDistance(space, space.group(), summary);
    float[][] f = rows.variables();
    Property p = space.properties().get(k);
    int n = rows.size();
    double[] truth = new double[n];
    double[] unclamped = new double[n];
    double[] std = new double[n];
    for (int i = 0; i < n; i++) {
      truth[i] = rows.truth(i, k);
      unclamped[i] = rows.predicted().mean()[i][k];
      std[i] = calibration.std(k, rows.predicted().spread()[i][k], p.coordinate(unclamped[i]));
    }
    return new IntervalRows(
        truth,
        unclamped,
        std,
        Arrays.stream(f).mapToDouble(distance::ofScaled).toArray(),
        Arrays.stream(f).mapToDouble(IntervalRule::off).toArray());
  }

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
