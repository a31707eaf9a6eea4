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
  @Override
  public <T> T variants(Ops<T> o, T e) {
    if (encoding.plain()) {
      return o.trees(e, trees);
    }
    float[] matrix = new float[encoding.width() * encoding.dx()];
    for (int c = 0; c < encoding.width(); c++) {
      matrix[c * encoding.dx() + encoding.variable(c)] = levels[c];
    }
    return o.trees(o.matMul(e, o.constant(matrix, encoding.width(), encoding.dx())), trees);
  }

  /** Predictions of the variants for scaled designs, {@code [n][dx] → [n, variants]}. */
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
