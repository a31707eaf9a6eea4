package io.backcast.train.evaluate.check;

import io.backcast.design.EffectiveSampleSize;
import io.backcast.model.DesignMatrix;
import java.util.Arrays;

/**
 * Designs with their properties, of the joint distribution that a generator is to invert: designs
 * of the prior, and properties given the design. Which properties occur how often does not matter,
 * as every check is conditioned on them.
 *
 * @param x designs, physical units
 * @param y properties, {@code [n][dy]}, those of a point mass at its value
 * @param weights {@code [n]}, above zero; all 1 unless the designs are not those of the prior
 */
public record CheckPairs(PairSource source, DesignMatrix x, double[][] y, double[] weights) {

  /** Pairs that all count the same. */
  static CheckPairs even(PairSource source, DesignMatrix x, double[][] y) {
    double[] ones = new double[y.length];
    Arrays.fill(ones, 1);
    return new CheckPairs(source, x, y, ones);
  }

  int rows() {
    return y.length;
  }

  /** Some pairs, in the order of {@code rows}. */
  CheckPairs pick(int... rows) {
    return new CheckPairs(
        source,
        x.pick(rows),
        Arrays.stream(rows).mapToObj(i -> y[i]).toArray(double[][]::new),
        Arrays.stream(rows).mapToDouble(i -> weights[i]).toArray());
  }

  /** How many whole even pairs some weighted ones are worth. */
  static int worth(double[] weights) {
    return (int) Math.floor(EffectiveSampleSize.of(weights) + 1e-9);
  }
}
