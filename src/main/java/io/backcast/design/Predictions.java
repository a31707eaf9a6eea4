package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * What a model predicts for designs.
 *
 * @param unclamped mean over the ensemble, {@code [n, dy]}, negative beyond a point mass
 * @param std calibrated standard deviation, {@code [n, dy]}; NaN where the model has no ensemble
 * @param dy how many properties a row has
 * @param compared whether several networks were compared; if not, a deviation that is stated
 *     nevertheless is the usual error on held-out rows, the same for every design
 */
public record Predictions(float[] unclamped, float[] std, int dy, boolean compared) {

  /** Predictions by several networks. */
  public Predictions(float[] unclamped, float[] std, int dy) {
    this(unclamped, std, dy, true);
  }

  /**
   * Predicts by the ensemble, or by the surrogate where there is none; NaN where the model predicts
   * nothing. The deviation is NaN too where one member alone has nothing to deviate from.
   *
   * @throws BackcastException if the model fails
   */
  public static Predictions of(InverseModel model, DesignMatrix x) throws BackcastException {
    int n = x.rows();
    int dy = model.card().space().dy();
    if (!model.has(NetworkRole.PREDICT)) {
      return model.predicts() ? ofSurrogate(model, x) : unknown(n, dy);
    }
    float[] all = model.predict(n, x.array());
    List<Property> properties = model.card().space().properties();
    EnsembleSummary members = EnsembleSummary.of(all, n * dy, properties);
    Calibration calibration = model.card().calibration();
    boolean several = all.length > n * dy;
    float[] std = new float[n * dy];
    for (int i = 0; i < std.length; i++) {
      double spread = members.spread()[i];
      double stated =
          calibration == null
              ? spread
              : calibration.std(
                  i % dy, spread, properties.get(i % dy).coordinate(members.mean()[i]));
      // the spread of one network is 0, which would read as certainty
      std[i] =
          stated == 0 && !several
              ? Float.NaN
              : (float) properties.get(i % dy).deviation(members.mean()[i], stated);
    }
    return new Predictions(
        members.mean(), std, dy, several && (calibration == null || calibration.compares()));
  }

  /** Predicts by the surrogate, which states no deviation: {@code std} is NaN. */
  static Predictions ofSurrogate(InverseModel model, DesignMatrix x) throws BackcastException {
    float[] unclamped = model.predictFast(x.rows(), x.array());
    float[] std = new float[unclamped.length];
    Arrays.fill(std, Float.NaN);
    return new Predictions(unclamped, std, model.card().space().dy());
  }

  private static Predictions unknown(int n, int dy) {
    float[] values = new float[n * dy];
    Arrays.fill(values, Float.NaN);
    return new Predictions(values, values.clone(), dy);
  }

  /** Property {@code k} of row {@code row}, negative beyond a point mass. */
  public float unclamped(int row, int k) {
    return unclamped[row * dy + k];
  }

  /** Standard deviation of property {@code k} of row {@code row}; NaN where unknown. */
  public float std(int row, int k) {
    return std[row * dy + k];
  }

  /** Physical values, {@code [n, dy]}: never beyond a point mass. */
  float[] physical(DesignSpace space) {
    float[] y = new float[unclamped.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) space.properties().get(i % dy).physical(unclamped[i]);
    }
    return y;
  }

  /** Predictions of some of {@code n} designs, in the order of {@code rows}. */
  Predictions pick(int n, int... rows) {
    return new Predictions(Rows.pick(unclamped, n, rows), Rows.pick(std, n, rows), dy, compared);
  }
}
