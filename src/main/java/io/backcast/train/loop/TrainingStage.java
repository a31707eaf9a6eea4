package io.backcast.train.loop;

import io.backcast.model.TrainingPlan;
import java.util.Arrays;
import java.util.List;

/** The stages of a training, in order. */
public enum TrainingStage {
  COMPARISON("comparison of predictors"),
  HOLD_OUT_ENSEMBLE("hold-out ensemble"),
  ENSEMBLE("ensemble"),
  SURROGATE_LABELS("labels for the draft surrogate"),
  SURROGATE_DRAFT("draft surrogate"),
  POOL_DESIGNS("training designs"),
  POOL_LABELS("labels of the training designs"),
  SURROGATE("surrogate"),
  BACKWARD("invertible network"),
  FAST_GENERATOR("fast generator"),
  REPORT("report");

  private final String label;

  TrainingStage(String label) {
    this.label = label;
  }

  /** The name on the command line, of checkpoint files and of curves in the report. */
  public String label() {
    return label;
  }

  /** The stages that a plan goes through, in order. */
  public static List<TrainingStage> of(TrainingPlan plan) {
    return Arrays.stream(values())
        .filter(stage -> stage != COMPARISON || plan.ensemble().stacking() != null)
        .filter(stage -> stage != FAST_GENERATOR || plan.fastGenerator() != null)
        .toList();
  }
}
