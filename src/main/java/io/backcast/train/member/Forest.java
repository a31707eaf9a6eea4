package io.backcast.train.member;

import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Trees;

/**
 * A fitted forest; its variants are the means of different trees.
 *
 * @param encoding of the designs
 * @param levels the number that stands for each category, by its input, {@code [de]}; 1 for other
 *     inputs
 * @param trees over variables
 */
public record Forest(InputEncoding encoding, float[] levels, Trees trees) implements FittedMember {
  /** Trees in a variant for which the spread is stated, whatever the number of variants. */
  private static final double REFERENCE_TREES = 25;

  @Override
  public <T> T variants(Ops<T> o, T e) {
    T means = o.trees(numbers(o, e), trees);
    int m = trees.targets();
    if (m == 1) {
      return means;
    }
    // means of fewer trees lie further apart, and a hold-out ensemble has fewer members
    int count = trees.tree()[trees.tree().length - 1] + 1;
    double factor = Math.sqrt(count / (m * REFERENCE_TREES));
    float[] spreading = new float[m * m];
    for (int i = 0; i < spreading.length; i++) {
      spreading[i] = (float) ((1 - factor) / m + (i % (m + 1) == 0 ? factor : 0));
    }
    return o.matMul(means, o.constant(spreading, m, m));
  }

  private <T> T numbers(Ops<T> o, T e) {
    if (encoding.plain()) {
      return e;
    }
    float[] matrix = new float[encoding.width() * encoding.dx()];
    for (int c = 0; c < encoding.width(); c++) {
      matrix[c * encoding.dx() + encoding.variable(c)] = levels[c];
    }
    return o.matMul(e, o.constant(matrix, encoding.width(), encoding.dx()));
  }

  /** Means of the trees of each variant for scaled designs, {@code [n][dx] → [n, variants]}. */
  public float[] predict(float[][] f) {
    int dx = encoding.dx();
    float[] inputs = new float[f.length * dx];
    for (int i = 0; i < f.length; i++) {
      System.arraycopy(inputs(encoding, levels, f[i]), 0, inputs, i * dx, dx);
    }
    return trees.sums(inputs, f.length);
  }

  /** What the trees see of a design: numbers, and the levels of categories. */
  static float[] inputs(InputEncoding encoding, float[] levels, float[] f) {
    float[] inputs = f.clone();
    for (int j = 0; j < f.length; j++) {
      if (encoding.categorical(j)) {
        inputs[j] = levels[encoding.input(j) + encoding.code(j, f[j])];
      }
    }
    return inputs;
  }
}
