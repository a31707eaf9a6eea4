package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.distil.TrainedEnsemble;

/**
 * How well designs made for a value of the first property reach it.
 *
 * @param hitRate share within twice the tolerance, or in the point mass if that is the target
 * @param error mean absolute error, physical unit
 */
public record TargetAccuracy(double hitRate, double error) {

  /** Measures designs {@code x [n, dx]} by the hold-out members of an ensemble. */
  static TargetAccuracy of(float[] x, DesignSpace space, TrainedEnsemble ensemble, double value) {
    return of(
        ensemble.predictHoldOut(space.scaledRows(x)).mean(), space.properties().getFirst(), value);
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
