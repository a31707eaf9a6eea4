package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.distil.TrainedEnsemble;

/**
 * What a judge says of designs that were made for a value of the first property.
 *
 * @param within share of them within twice the tolerance, or of the class asked for
 * @param error mean absolute error, physical unit
 */
public record TargetAccuracy(double within, double error) {

  /** Has designs {@code x [n, dx]} judged by the ensemble's auditors. */
  static TargetAccuracy of(float[] x, DesignSpace space, TrainedEnsemble judge, double value) {
    return of(judge.audit(space.scaledRows(x)).mean(), space.properties().getFirst(), value);
  }

  /** Compares what a judge predicts, {@code [n][dy]} signed, with what was asked for. */
  public static TargetAccuracy of(float[][] judged, Property p, double value) {
    double hits = 0;
    double error = 0;
    for (float[] y : judged) {
      double miss = Math.abs(p.physical(y[0]) - value);
      boolean hit = p.isMass(value) ? p.isMass(y[0]) : miss <= 2 * p.tolerance();
      hits += hit ? 1 : 0;
      error += miss;
    }
    return new TargetAccuracy(hits / judged.length, error / judged.length);
  }
}
