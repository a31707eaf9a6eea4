package io.backcast.train.evaluate.check;

import io.backcast.model.Randoms;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Extremely randomized trees (Geurts, Ernst and Wehenkel 2006, Machine Learning 63) that tell two
 * samples apart: at each node the best of one random cut of each column. Grown in {@code n log n},
 * which a search for the best cut among all is not.
 */
final class RandomizedTrees {
  private static final int TREES = 100;

  /** A node with fewer rows is not cut. */
  private static final int LEAST = 10;

  private final float[][] rows;
  private final boolean[] second;
  private final Node[] trees = new Node[TREES];

  /** A cut, or a leaf where there are no branches. */
  private record Node(int column, float cut, float share, Node[] branches) {}

  /**
   * Grows the trees.
   *
   * @param rows {@code [n][columns]}
   * @param second whether a row is of the second sample, {@code [n]}
   * @param fit the rows to grow them on
   */
  RandomizedTrees(float[][] rows, boolean[] second, int[] fit, long seed) {
    this.rows = rows;
    this.second = second;
    IntStream.range(0, TREES)
        .parallel()
        .forEach(
            t -> trees[t] = grow(fit.clone(), 0, fit.length, Randoms.generator(seed * 997 + t)));
  }

  /** How far a row is taken for one of the second sample: the mean over the trees, in 0 … 1. */
  double share(float[] row) {
    double sum = 0;
    for (Node tree : trees) {
      Node at = tree;
      while (at.branches.length > 0) {
        at = at.branches[row[at.column] < at.cut ? 0 : 1];
      }
      sum += at.share;
    }
    return sum / TREES;
  }

  private Node grow(int[] order, int from, int to, RandomGenerator random) {
    int n = to - from;
    int ones = 0;
    for (int i = from; i < to; i++) {
      ones += second[order[i]] ? 1 : 0;
    }
    Node leaf = new Node(0, 0, n == 0 ? 0.5f : ones / (float) n, new Node[0]);
    if (n < LEAST || ones == 0 || ones == n) {
      return leaf;
    }
    int column = -1;
    float cut = 0;
    double best = 0;
    for (int j = 0; j < rows[0].length; j++) {
      float trial = cut(order, from, to, j, random);
      double gain = Float.isNaN(trial) ? 0 : gain(order, from, to, j, trial, ones);
      if (gain > best) {
        best = gain;
        column = j;
        cut = trial;
      }
    }
    if (column < 0) {
      return leaf;
    }
    int middle = part(order, from, to, column, cut);
    return new Node(
        column,
        cut,
        leaf.share,
        new Node[] {grow(order, from, middle, random), grow(order, middle, to, random)});
  }

  /** A cut between the smallest and the largest value; NaN where all are the same. */
  private float cut(int[] order, int from, int to, int j, RandomGenerator random) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      low = Math.min(low, rows[order[i]][j]);
      high = Math.max(high, rows[order[i]][j]);
    }
    float at = (float) (low + (1 - random.nextDouble()) * (high - low));
    return low < high && at > low ? at : Float.NaN;
  }

  /** By how much a cut lowers the variance of the samples' numbers, 0 and 1, times the rows. */
  private double gain(int[] order, int from, int to, int j, float cut, int ones) {
    int n = to - from;
    int below = 0;
    int belowOnes = 0;
    for (int i = from; i < to; i++) {
      if (rows[order[i]][j] < cut) {
        below++;
        belowOnes += second[order[i]] ? 1 : 0;
      }
    }
    if (below == 0 || below == n) {
      return 0;
    }
    double off = belowOnes / (double) below - (ones - belowOnes) / (double) (n - below);
    return off * off * below * (n - below) / n + 1e-12;
  }

  /** Puts the rows below a cut first; where the others begin. */
  private int part(int[] order, int from, int to, int j, float cut) {
    int at = from;
    for (int i = from; i < to; i++) {
      if (rows[order[i]][j] < cut) {
        int swap = order[at];
        order[at++] = order[i];
        order[i] = swap;
      }
    }
    return at;
  }
}
