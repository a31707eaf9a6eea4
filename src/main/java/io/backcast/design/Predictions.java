package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DesignMatrix;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.NetworkRole;
import io.backcast.model.Rows;
import java.util.Arrays;

/**
 * What a model predicts for designs.
 *
 * @param unclamped mean over the ensemble, {@code [n, dy]}, negative beyond a point mass
 * @param std calibrated standard deviation, {@code [n, dy]}; NaN where the model has no ensemble
 */
public record Predictions(float[] unclamped, float[] std) {

  /** Asks the ensemble, or the stand-in where there is none; NaN where nothing predicts. */
  public static Predictions of(InverseModel model, DesignMatrix x) throws BackcastException {
    int n = x.rows();
    int dy = model.card().space().dy();
    if (!model.has(NetworkRole.PREDICT)) {
      return model.predicts() ? withoutSpread(model.predictFast(n, x.array())) : unknown(n * dy);
    }
    EnsembleSummary members = EnsembleSummary.of(model.predict(n, x.array()), n * dy);
    Calibration calibration = model.card().calibration();
    float[] std = new float[n * dy];
    for (int i = 0; i < std.length; i++) {
      double spread = members.spread()[i];
      std[i] = (float) (calibration == null ? spread : calibration.std(i % dy, spread));
    }
    return new Predictions(members.mean(), std);
  }

  /** The same for designs in one flat array {@code [n, dx]}. */
  public static Predictions of(InverseModel model, float[] x) throws BackcastException {
    return of(model, DesignMatrix.of(x, model.card().space().dx()));
  }

  /** Predictions {@code [n, dy]} of which nobody says how far they may be off. */
  static Predictions withoutSpread(float[] unclamped) {
    return new Predictions(unclamped, unknown(unclamped.length).std);
  }

  private static Predictions unknown(int length) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    return new Predictions(values, values.clone());
  }

  /** Predictions of some designs, in the order of {@code rows}. */
  Predictions pick(int n, int[] rows) {
    return new Predictions(Rows.pick(unclamped, n, rows), Rows.pick(std, n, rows));
  }
}
