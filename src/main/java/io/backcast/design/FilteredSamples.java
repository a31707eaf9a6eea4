package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import java.util.Arrays;

/**
 * All samples of a request after refinement.
 *
 * @param samples moved onto the target
 * @param predictions of all samples
 * @param hits rows that are on target
 * @param miss of every sample, in tolerances
 * @param searched whether the closest samples gave way to the results of a longer search
 */
record FilteredSamples(
    RawSamples samples, Predictions predictions, int[] hits, double[] miss, boolean searched) {
  DesignMatrix x() {
    return samples.x();
  }

  FilteredSamples withHits(int[] kept) {
    return new FilteredSamples(samples, predictions, kept, miss, searched);
  }

  FilteredSamples afterSearch() {
    return new FilteredSamples(samples, predictions, hits, miss, true);
  }

  /** The design that comes closest; −1 without designs. */
  int closest() {
    int best = -1;
    for (int i = 0; i < miss.length; i++) {
      best = !samples.refused()[i] && (best < 0 || miss[i] < miss[best]) ? i : best;
    }
    return best;
  }

  /** The properties of that design, {@code [dy]}; no numbers without designs. */
  double[] nearest(DesignSpace space) {
    double[] nearest = new double[space.dy()];
    int row = closest();
    Arrays.setAll(
        nearest,
        k ->
            row < 0
                ? Double.NaN
                : space.properties().get(k).physical(predictions.unclamped(row, k)));
    return nearest;
  }
}
