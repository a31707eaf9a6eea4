package io.backcast.design;

import io.backcast.model.Property;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of predictions of one property on labelled rows, of which any number may follow. */
public final class PredictionErrors {
  private final Property p;
  private long rows;
  private long beyond;
  private double error;
  private double beyondError;
  private double inside;
  private double ratio;
  private double right;
  private boolean stated;

  /** Without rows. */
  public PredictionErrors(Property p) {
    this.p = p;
  }

  /**
   * One more row.
   *
   * @param unclamped its prediction, negative beyond a point mass
   * @param std NaN where none is stated
   */
  public void add(double truth, double unclamped, double std) {
    double miss = Math.abs(p.physical(unclamped) - truth);
    rows++;
    error += miss;
    stated |= !Double.isNaN(std);
    right += p.isMass(truth) == p.isMass(unclamped) ? 1 : 0;
    if (!p.isMass(truth)) {
      double off = p.coordinateDistance(p.physical(unclamped), truth);
      beyond++;
      beyondError += miss;
      inside += off <= p.coordinateDeviation(unclamped, std) ? 1 : 0;
      ratio += off;
    }
  }

  /**
   * Figures by name: rows, mean absolute error and the share of rows within one standard deviation;
   * on a log scale also the typical relative error; with a point mass also the error outside it and
   * the share of rows whose class is right. Without a stated deviation there is no share within it.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put(p.name() + "_mae", error / rows);
    if (p.isLog()) {
      figures.put(p.name() + "_relative_error", Math.expm1(ratio / beyond));
    }
    if (p.pointMass() != null) {
      figures.put(p.name() + "_mae_beyond_mass", beyondError / beyond);
      figures.put(p.name() + "_mass_right", right / rows);
    }
    if (stated) {
      figures.put(p.name() + "_within_one_std", inside / beyond);
    }
    return figures;
  }

  /**
   * The figures of some rows.
   *
   * @param truth {@code [n]}
   * @param unclamped predictions, {@code [n]}, negative beyond a point mass
   * @param std {@code [n]}
   */
  public static Map<String, Double> of(
      Property p, double[] truth, double[] unclamped, double[] std) {
    PredictionErrors errors = new PredictionErrors(p);
    for (int i = 0; i < truth.length; i++) {
      errors.add(truth[i], unclamped[i], std[i]);
    }
    return errors.figures();
  }
}
