package io.backcast.design;

import io.backcast.model.Property;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of predictions on labelled rows. */
public final class PredictionErrors {
  private PredictionErrors() {}

  /**
   * Figures for one property, by name: rows, mean absolute error and the share of rows within one
   * standard deviation; on a log scale also the typical relative error; with a point mass also the
   * error outside it and the share of rows whose class is right. Without a stated deviation there
   * is no share within it.
   *
   * @param truth {@code [n]}
   * @param unclamped predictions, {@code [n]}, negative beyond a point mass
   * @param std {@code [n]}
   */
  public static Map<String, Double> of(
      Property p, double[] truth, double[] unclamped, double[] std) {
    double error = 0;
    double beyondError = 0;
    double inside = 0;
    double ratio = 0;
    double right = 0;
    int beyond = 0;
    for (int i = 0; i < truth.length; i++) {
      double miss = Math.abs(p.physical(unclamped[i]) - truth[i]);
      error += miss;
      right += p.isMass(truth[i]) == p.isMass(unclamped[i]) ? 1 : 0;
      if (!p.isMass(truth[i])) {
        beyond++;
        beyondError += miss;
        inside +=
            p.coordinateDistance(p.physical(unclamped[i]), truth[i])
                    <= p.coordinateDeviation(unclamped[i], std[i])
                ? 1
                : 0;
        ratio += p.coordinateDistance(p.physical(unclamped[i]), truth[i]);
      }
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) truth.length);
    figures.put(p.name() + "_mae", error / truth.length);
    if (p.isLog()) {
      figures.put(p.name() + "_relative_error", Math.expm1(ratio / beyond));
    }
    if (p.pointMass() != null) {
      figures.put(p.name() + "_mae_beyond_mass", beyondError / beyond);
      figures.put(p.name() + "_mass_right", right / truth.length);
    }
    if (!Arrays.stream(std).allMatch(Double::isNaN)) {
      figures.put(p.name() + "_within_one_std", inside / beyond);
    }
    return figures;
  }
}
