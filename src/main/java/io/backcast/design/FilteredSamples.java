package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.SymmetryGroup;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All samples of a request after refinement.
 *
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

  /** The rows on target without those that are a symmetric copy of an earlier one. */
  int[] distinct(DesignSpace space, SymmetryGroup group) {
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(hits)
        .filter(i -> seen.add(group.orbitKey(space.scaledRow(x(), i))))
        .toArray();
  }
}
