package io.backcast.train.evaluate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The share of right predictions as a function of their stated standard deviation, fitted so that
 * it never rises: isotonic regression by pooling adjacent violators (Ayer et al., 1955).
 *
 * @param std in tolerances, ascending, {@code [n]}
 * @param share fitted, never rising, {@code [n]}
 */
record ReliabilityCurve(double[] std, double[] share) {
  /** A threshold needs this many predictions below it, or half of a smaller number of them. */
  static final int MIN_COUNT = 50;

  /**
   * A prediction whose deviation is this share of the tolerance is right whatever deviations were
   * seen.
   */
  private static final double CERTAIN = 0.1;

  /** Nothing can be said with fewer predictions than this below a threshold. */
  private static final int LEAST_COUNT = 10;

  /**
   * Fits the curve.
   *
   * @param std stated standard deviations, in any order, {@code [n]}
   * @param right whether each prediction was right, {@code [n]}
   */
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
      // equal deviations share a block too, because no threshold can separate them
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
   * The largest deviation up to which the share is at least as wanted; 0 if there is none, or if
   * too few predictions lie below it. Where all predictions were right, the largest seen says how
   * exact they are and not where they fail: a tenth of the tolerance passes too.
   */
  double largestStd(double wanted) {
    int passing = 0;
    while (passing < share.length && share[passing] >= wanted) {
      passing++;
    }
    int needed = Math.max(LEAST_COUNT, Math.min(MIN_COUNT, share.length / 2));
    if (passing < needed) {
      return 0;
    }
    double largest = std[passing - 1];
    return share[share.length - 1] == 1 ? Math.max(largest, CERTAIN) : largest;
  }
}
