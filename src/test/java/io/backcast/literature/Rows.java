package io.backcast.literature;

import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.train.net.Normalization;
import java.util.Arrays;

/**
 * What every method learns from: the same designs and properties, scaled, and the same tenth held
 * out to stop by.
 *
 * @param f scaled designs, {@code [rows][dx]}
 * @param y scaled properties, {@code [rows][dy]}
 * @param fit indices of rows to train on
 * @param held indices of the others
 */
record Rows(DesignSpace space, float[][] f, float[][] y, int[] fit, int[] held) {
  private static final double HELD = 0.1;

  static Rows of(DesignSpace space, double[][] x, double[][] y, long seed) {
    float[][] f = new float[x.length][space.dx()];
    float[][] scaled = new float[x.length][space.dy()];
    Normalization normalization = new Normalization(space);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < space.dx(); j++) {
        f[i][j] = (float) space.variables().get(j).scale(x[i][j]);
      }
      scaled[i] = scaled(normalization, y[i]);
    }
    int[] order = Randoms.permutation(x.length, Randoms.generator(seed));
    int held = (int) Math.max(1, Math.round(HELD * x.length));
    return new Rows(
        space,
        f,
        scaled,
        Arrays.copyOfRange(order, held, order.length),
        Arrays.copyOf(order, held));
  }

  static float[] scaled(Normalization normalization, double[] y) {
    float[] scaled = new float[y.length];
    for (int k = 0; k < y.length; k++) {
      scaled[k] = normalization.scaleProperty(k, (float) y[k]);
    }
    return scaled;
  }

  /** Scaled designs in physical units. */
  static double[][] physical(DesignSpace space, float[][] f) {
    double[][] x = new double[f.length][space.dx()];
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < space.dx(); j++) {
        x[i][j] = space.variables().get(j).unscale(f[i][j]);
      }
    }
    return x;
  }
}
