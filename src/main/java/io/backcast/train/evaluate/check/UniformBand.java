package io.backcast.train.evaluate.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Simultaneous confidence bands for the empirical distribution of numbers that should be uniform in
 * 0 … 1 (Säilynoja, Bürkner and Vehtari 2022, “Graphical test for discrete uniformity and its
 * applications in goodness-of-fit evaluation and multiple sample comparison”, Statistics and
 * Computing 32:32, section 2). At each point the count of numbers below it is binomial; the tails
 * that are cut off there are made so small that all counts lie between them at once with the wanted
 * probability, which is computed exactly, by going from point to point.
 */
final class UniformBand {
  /** Points at which distributions are compared: {@code 1/50 … 49/50}. */
  static final int POINTS = 49;

  private static final int HALVINGS = 24;

  private final Map<Integer, int[][]> known = new HashMap<>();
  private final double level;

  /**
   * Bands of a level.
   *
   * @param level probability that no count at any point is outside
   * @param curves how many curves are to keep to their bands at that level, all of them
   */
  UniformBand(double level, int curves) {
    this.level = Math.pow(level, 1.0 / Math.max(1, curves));
  }

  /** The points, ascending. */
  static double[] points() {
    double[] points = new double[POINTS];
    Arrays.setAll(points, k -> (k + 1.0) / (POINTS + 1));
    return points;
  }

  /** Smallest and largest counts of n numbers below each point, {@code [2][POINTS]}. */
  int[][] of(int n) {
    return known.computeIfAbsent(n, this::fit);
  }

  private int[][] fit(int n) {
    // bisection in the logarithm of the two tails together
    double small = Math.log((1 - level) / (4 * POINTS));
    double large = Math.log(1 - level);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (small + large) / 2;
      if (coverage(n, cut(n, Math.exp(middle))) >= level) {
        small = middle;
      } else {
        large = middle;
      }
    }
    return cut(n, Math.exp(small));
  }

  /** The central counts when two tails of a probability in all are cut off at each point. */
  private static int[][] cut(int n, double tails) {
    int[][] counts = new int[2][POINTS];
    double[] points = points();
    for (int k = 0; k < POINTS; k++) {
      BinomialDistribution binomial = BinomialDistribution.of(n, points[k]);
      counts[0][k] = binomial.inverseCumulativeProbability(tails / 2);
      counts[1][k] = binomial.inverseSurvivalProbability(tails / 2);
    }
    return counts;
  }

  /** The probability that all counts of n uniform numbers are between the given ones. */
  static double coverage(int n, int[][] counts) {
    double[] factorial = logFactorials(n);
    double[] points = points();
    double[] at = {1};
    int first = 0;
    double from = 0;
    for (int k = 0; k < POINTS; k++) {
      // what is not below the last point falls between it and this one with this probability
      double share = (points[k] - from) / (1 - from);
      double in = Math.log(share);
      double out = Math.log1p(-share);
      double[] next = new double[counts[1][k] - counts[0][k] + 1];
      for (int i = 0; i < at.length; i++) {
        int left = n - first - i;
        for (int c = Math.max(counts[0][k], first + i); c <= counts[1][k]; c++) {
          int more = c - first - i;
          double log =
              factorial[left]
                  - factorial[more]
                  - factorial[left - more]
                  + more * in
                  + (left - more) * out;
          next[c - counts[0][k]] += at[i] * Math.exp(log);
        }
      }
      at = next;
      first = counts[0][k];
      from = points[k];
    }
    return Arrays.stream(at).sum();
  }

  private static double[] logFactorials(int n) {
    double[] logs = new double[n + 1];
    for (int i = 1; i <= n; i++) {
      logs[i] = logs[i - 1] + Math.log(i);
    }
    return logs;
  }
}
