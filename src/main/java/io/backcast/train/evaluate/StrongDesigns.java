package io.backcast.train.evaluate;

import java.util.stream.IntStream;

/**
 * Designs that were called strong, all for one target inside one set of bounds or rows of similar
 * value, and whether they were right.
 *
 * @param f scaled designs, {@code [n][dx]}
 * @param value their predicted first property, physical, {@code [n]}
 * @param right whether the truth, or who judged them, agrees, {@code [n]}
 */
record StrongDesigns(float[][] f, double[] value, boolean[] right) {
  /** As if so many designs of {@link #USUAL_RIGHT} were among them: few say little. */
  private static final double PRIOR = 20;

  private static final double USUAL_RIGHT = 0.95;

  int size() {
    return f.length;
  }

  /** How many are right. */
  int rightCount() {
    return (int) IntStream.range(0, right.length).filter(i -> right[i]).count();
  }

  /** The share that is right, drawn towards the usual one where designs are few. */
  double share() {
    return (rightCount() + PRIOR * USUAL_RIGHT) / (size() + PRIOR);
  }

  /** Those outside a part of the space. */
  StrongDesigns outside(Part part) {
    int[] kept = IntStream.range(0, size()).filter(i -> !part.contains(f[i], value[i])).toArray();
    float[][] designs = new float[kept.length][];
    double[] values = new double[kept.length];
    boolean[] rights = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      designs[i] = f[kept[i]];
      values[i] = value[kept[i]];
      rights[i] = right[kept[i]];
    }
    return new StrongDesigns(designs, values, rights);
  }

  /**
   * Values on one side of a threshold, with a variable off the middle of its range.
   *
   * @param from smallest value
   * @param to largest value
   * @param variable its index; −1 for none
   * @param off how far it is from the middle at least, in half-ranges
   */
  record Part(double from, double to, int variable, double off) {
    boolean contains(float[] f, double value) {
      return value >= from && value <= to && (variable < 0 || Math.abs(f[variable]) >= off);
    }
  }
}
