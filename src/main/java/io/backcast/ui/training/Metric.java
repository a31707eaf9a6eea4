package io.backcast.ui.training;

import io.backcast.io.table.TextTable;
import io.backcast.ui.common.Texts;

/** A kind of figure in a model card, known by what its key ends in or holds. */
public enum Metric {
  // the longer key first: it contains the shorter one
  FAST_HIT_RATE("_sketch_yield_at_"),
  HIT_RATE("_yield_at_"),
  REFINED_ERROR("_refined_error_at_"),
  WEIGHTED_DISTANCE("_weighted_ks_at_"),
  DISTANCE("_ks_at_"),
  WITHIN_BEYOND_MASS("_within_interval_beyond_mass"),
  WITHIN("_within_interval"),
  BRIER("_mass_brier"),
  CLASS_AREA("_mass_auc"),
  RANKS("_sbc"),
  BALL_COVERAGE("_tarp"),
  TWO_SAMPLE("_c2st"),
  BASELINE_ERROR("_mae_10_nearest"),
  FOREST_ERROR("_mae_forest"),
  ERROR_BEYOND_MASS("_mae_beyond_mass"),
  CLASS_RIGHT("_mass_right"),
  ERROR("_mae");

  private final String mark;

  Metric(String mark) {
    this.mark = mark;
  }

  /**
   * A card's key in words, for example {@code gap_yield_at_0.5000}; a key of another kind as it is.
   */
  static String text(String key, Texts texts) {
    for (Metric metric : values()) {
      int at = key.lastIndexOf(metric.mark);
      boolean ofTarget = metric.mark.endsWith("_");
      if (at > 0 && (ofTarget || key.endsWith(metric.mark))) {
        String target = key.substring(at + metric.mark.length());
        double value = TextTable.numberOrNaN(target);
        return texts.of(
            "metric",
            metric,
            key.substring(0, at),
            Double.isNaN(value) ? target : texts.significant(value, 3));
      }
    }
    return key;
  }
}
