package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A simple method that predicts a property better than a model does, on rows that neither has seen.
 *
 * @param property that is predicted
 * @param baseline the better method
 * @param error mean absolute error of the model
 * @param baselineError that of the method
 */
public record BaselineComparison(
    Property property, Baseline baseline, double error, double baselineError) {
  /** Methods that need no training worth the name. */
  public enum Baseline {
    /** The mean of the ten nearest rows. */
    TEN_NEAREST("_mae_10_nearest", "the mean of the ten nearest rows"),
    /** A random forest with the usual settings. */
    FOREST("_mae_forest", "a random forest");

    private final String key;
    private final String words;

    Baseline(String key, String words) {
      this.key = key;
      this.words = words;
    }
  }

  /** For each property that a simple method predicts better, the best of them. */
  public static List<BaselineComparison> lost(ModelCard card) {
    return lost(card.space(), card.metrics());
  }

  static List<BaselineComparison> lost(DesignSpace space, Map<String, Double> metrics) {
    List<BaselineComparison> lost = new ArrayList<>();
    for (Property p : space.properties()) {
      // NaN, which is neither better nor worse, where nothing was measured
      double error = metrics.getOrDefault(p.name() + "_mae", Double.NaN);
      BaselineComparison best = null;
      for (Baseline baseline : Baseline.values()) {
        double other = metrics.getOrDefault(p.name() + baseline.key, Double.NaN);
        if (other < error && (best == null || other < best.baselineError)) {
          best = new BaselineComparison(p, baseline, error, other);
        }
      }
      if (best != null) {
        lost.add(best);
      }
    }
    return lost;
  }

  /** The comparison in English, for reports and the command line. */
  public String sentence() {
    String unit = property.unit().isEmpty() ? "" : " " + property.unit();
    return "On held-out rows %s predicts %s better than this model: mean error %s%s, the model's %s%s."
        .formatted(
            baseline.words, property.name(), digits(baselineError), unit, digits(error), unit);
  }

  /** Three significant digits. */
  private static String digits(double value) {
    return Numbers.significant(value, 3);
  }
}
