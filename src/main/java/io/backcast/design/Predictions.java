package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.Role;

/**
 * What a model predicts for designs.
 *
 * @param signed mean over the ensemble, {@code [n, dy]}, negative beyond a point mass
 * @param std calibrated standard deviation, {@code [n, dy]}; NaN where the model has no ensemble
 */
public record Predictions(float[] signed, float[] std) {

  /** Asks the ensemble, or the stand-in where there is none; NaN where nothing predicts. */
  public static Predictions of(InverseModel model, float[] x) throws BackcastException {
    int dy = model.card().space().dy();
    int n = x.length / model.card().space().dx();
    if (!model.has(Role.PREDICT)) {
      float[] unknown = new float[n * dy];
      java.util.Arrays.fill(unknown, Float.NaN);
      return new Predictions(model.predicts() ? model.value(n, x) : unknown.clone(), unknown);
    }
    float[] members = model.predict(n, x);
    int m = n == 0 ? 1 : members.length / (n * dy);
    Calibration calibration = model.card().calibration();
    float[] signed = new float[n * dy];
    float[] std = new float[n * dy];
    for (int i = 0; i < n * dy; i++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += members[k * n * dy + i];
      }
      double mean = sum / m;
      double squares = 0;
      for (int k = 0; k < m; k++) {
        squares += Math.pow(members[k * n * dy + i] - mean, 2);
      }
      double spread = m < 2 ? 0 : Math.sqrt(squares / (m - 1));
      signed[i] = (float) mean;
      std[i] = (float) (calibration == null ? spread : calibration.std(i % dy, spread));
    }
    return new Predictions(signed, std);
  }
}
