package io.backcast.design;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often intervals hold on labelled rows, and how good the probability of a class is. */
public final class IntervalErrors {
  private static final List<String> ENDINGS =
      List.of("_within_interval", "_within_interval_beyond_mass", "_mass_brier", "_mass_auc");

  private IntervalErrors() {}

  /** Whether a name is that of one of these figures. */
  public static boolean isFigure(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /**
   * Figures for one property, by name: the share of true values inside the interval, with a point
   * mass also that of the rows outside it; and of the probability of the point mass the mean
   * squared error (Brier, 1950) and the area under the receiver operating characteristic: how often
   * a row in the mass has the higher probability of two. Empty where no interval is stated.
   *
   * @param truth {@code [n]}
   * @param low {@code [n]}
   * @param high {@code [n]}
   * @param massProbability {@code [n]}; NaN without a point mass
   */
  public static Map<String, Double> of(
      Property p, double[] truth, double[] low, double[] high, double[] massProbability) {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (truth.length > 0 && !Arrays.stream(low).allMatch(Double::isNaN)) {
      cover(p, truth, low, high, figures);
    }
    PointMass mass = p.pointMass();
    if (mass != null
        && truth.length > 0
        && Arrays.stream(massProbability).noneMatch(Double::isNaN)) {
      boolean[] in = new boolean[truth.length];
      double squared = 0;
      for (int i = 0; i < in.length; i++) {
        in[i] = p.isMass(truth[i]);
        squared += Math.pow(massProbability[i] - (in[i] ? 1 : 0), 2);
      }
      figures.put(p.name() + "_mass_brier", squared / in.length);
      figures.put(p.name() + "_mass_auc", areaUnderCurve(massProbability, in));
    }
    return figures;
  }

  private static void cover(
      Property p, double[] truth, double[] low, double[] high, Map<String, Double> figures) {
    int inside = 0;
    int beyond = 0;
    int beyondInside = 0;
    for (int i = 0; i < truth.length; i++) {
      int within = low[i] <= truth[i] && truth[i] <= high[i] ? 1 : 0;
      inside += within;
      if (!p.isMass(truth[i])) {
        beyond++;
        beyondInside += within;
      }
    }
    figures.put(p.name() + "_within_interval", inside / (double) truth.length);
    if (p.pointMass() != null && beyond > 0) {
      figures.put(p.name() + "_within_interval_beyond_mass", beyondInside / (double) beyond);
    }
  }

  /** By ranks (Mann and Whitney, 1947), ties counted half; NaN with one class only. */
  static double areaUnderCurve(double[] score, boolean[] positive) {
    Integer[] order = new Integer[score.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> score[i]));
    double ranks = 0;
    long positives = 0;
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && score[order[to]] == score[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (positive[order[i]]) {
          positives++;
          ranks += (from + 1 + to) / 2.0;
        }
      }
      from = to;
    }
    long negatives = score.length - positives;
    return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
