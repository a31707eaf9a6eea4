package io.backcast.train.evaluate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The share of right predictions by their stated standard deviation, which can only fall as that
 * grows: isotonic regression by pooling adjacent violators (Ayer et al., 1955).
 *
 * @param std ascending, {@code [n]}
 * @param share fitted, never rising, {@code [n]}
 */
record ReliabilityCurve(double[] std, double[] share) {
  /** With fewer predictions than this below a threshold, the threshold would be chance. */
  static final int ENOUGH = 50;

  /** Fits the curve to predictions of which it is known whether they were right. */
  static ReliabilityCurve fit(double[] std, boolean[] right) {
    Integer[] order = new Integer[std.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> std[i]));
    double[] sorted = new double[std.length];
    double[] sums = new double[std.length];
    int[] counts = new int[std.length];
    int blocks = 0;
    for (int i = 0; i < order.length; i++) {
      sorted[i] = std[order[i]];
      sums[blocks] = right[order[i]] ? 1 : 0;
      counts[blocks++] = 1;
      // equal deviations share a block, too: no threshold could tell them apart
      while (blocks > 1
          && (sums[blocks - 1] * counts[blocks - 2] > sums[blocks - 2] * counts[blocks - 1]
              || sorted[i + 1 - counts[blocks - 1]] == sorted[i - counts[blocks - 1]])) {
        blocks--;
        sums[blocks - 1] += sums[blocks];
        counts[blocks - 1] += counts[blocks];
      }
    }
    double[] share = new double[std.length];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(share, at, at + counts[b], sums[b] / counts[b]);
      at += counts[b];
    }
    return new ReliabilityCurve(sorted, share);
  }

  /**
   * The largest deviation at which the share is still as wanted; 0 where there is none, or where
   * too few predictions lie below it to say so.
   */
  double largestStd(double wanted) {
    int passing = 0;
    while (passing < share.length && share[passing] >= wanted) {
      passing++;
    }
    return passing < ENOUGH ? 0 : std[passing - 1];
  }
}
