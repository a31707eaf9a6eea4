package io.backcast.train.evaluate;

import io.backcast.design.Judge;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Rows;

/**
 * How well designs made for a value of the first property reach it.
 *
 * @param hitRate share within twice the tolerance, or in the point mass if that is the target
 * @param error mean absolute error, physical unit
 */
public record TargetAccuracy(double hitRate, double error) {

  /**
   * Measures designs by a judge.
   *
   * @throws BackcastException if its model fails
   */
  static TargetAccuracy of(DesignMatrix x, Judge judge, double value) throws BackcastException {
    DesignSpace space = judge.model().card().space();
    return of(Rows.of(judge.predict(x).mean(), space.dy()), space.properties().getFirst(), value);
  }

  /** Compares unclamped predictions {@code [n][dy]} with the requested value. */
  public static TargetAccuracy of(float[][] predicted, Property p, double value) {
    double hits = 0;
    double error = 0;
    for (float[] y : predicted) {
      double miss = Math.abs(p.physical(y[0]) - value);
      boolean hit =
          p.isMass(value)
              ? p.isMass(y[0])
              : p.coordinateDistance(p.physical(y[0]), value) <= 2 * p.coordinateTolerance();
      hits += hit ? 1 : 0;
      error += miss;
    }
    return new TargetAccuracy(hits / predicted.length, error / predicted.length);
  }
}
