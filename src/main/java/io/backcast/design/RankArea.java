package io.backcast.design;

import java.util.Arrays;

/**
 * The area under the receiver operating characteristic of a probability: how often the higher one
 * of two rows, one of each class, belongs to the positive one, ties counted half (Mann and Whitney,
 * 1947). Exact for the first million rows; of more, probabilities count as equal whose odds are by
 * one part in a few thousand, so that the memory does not grow with the rows.
 */
final class RankArea {
  /** So many rows are compared exactly. */
  static final int EXACT = 1 << 20;

  /** Bits of a single-precision number that are left out: 12 of the fraction stay. */
  private static final int LEFT_OUT = 11;

  /** Places for the probabilities up to one half. */
  private static final int HALF = (Float.floatToIntBits(0.5f) >>> LEFT_OUT) + 1;

  private final int exact;
  private double[] scores = new double[64];
  private boolean[] positive = new boolean[64];
  private int size;

  /** Rows of each place, of the negative and of the positive class; empty while all are exact. */
  private long[][] counts = {};

  RankArea() {
    this(EXACT);
  }

  /** One that compares another number of rows exactly, for tests. */
  RankArea(int exact) {
    this.exact = exact;
  }

  /** One more row. */
  void add(double probability, boolean isPositive) {
    if (counts.length > 0) {
      counts[isPositive ? 1 : 0][place(probability)]++;
      return;
    }
    if (size == exact) {
      counts = new long[2][2 * HALF];
      for (int i = 0; i < size; i++) {
        counts[positive[i] ? 1 : 0][place(scores[i])]++;
      }
      scores = new double[0];
      positive = new boolean[0];
      add(probability, isPositive);
      return;
    }
    if (size == scores.length) {
      scores = Arrays.copyOf(scores, 2 * size);
      positive = Arrays.copyOf(positive, 2 * size);
    }
    scores[size] = probability;
    positive[size++] = isPositive;
  }

  /** As fine near 1 as near 0. */
  private static int place(double probability) {
    return probability <= 0.5
        ? Float.floatToIntBits((float) Math.max(0, probability)) >>> LEFT_OUT
        : 2 * HALF - 1 - (Float.floatToIntBits((float) Math.max(0, 1 - probability)) >>> LEFT_OUT);
  }

  /** The area; NaN with one class only. */
  double area() {
    if (counts.length == 0) {
      return exactly();
    }
    double below = 0;
    double wins = 0;
    double positives = 0;
    for (int i = 0; i < counts[0].length; i++) {
      wins += counts[1][i] * (below + counts[0][i] / 2.0);
      below += counts[0][i];
      positives += counts[1][i];
    }
    return wins / (positives * below);
  }

  private double exactly() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    double ranks = 0;
    long positives = 0;
    int from = 0;
    while (from < size) {
      int to = from;
      while (to < size && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (positive[order[i]]) {
          positives++;
          ranks += (from + 1 + to) / 2.0;
        }
      }
      from = to;
    }
    long negatives = size - positives;
    return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
