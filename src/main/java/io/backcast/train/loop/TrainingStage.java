package io.backcast.train.loop;

import io.backcast.model.TrainingPlan;
import java.util.Arrays;
import java.util.List;

/** The parts of a training, in the order in which they report their progress. */
public enum TrainingStage {
  AUDIT_ENSEMBLE("audit ensemble"),
  ENSEMBLE("ensemble"),
  SURROGATE_LABELS("labels for the student"),
  SURROGATE_DRAFT("student draft"),
  POOL_DESIGNS("designs to learn from"),
  POOL_LABELS("labels to learn from"),
  SURROGATE("student"),
  BACKWARD("backward"),
  FAST_GENERATOR("sketch"),
  REPORT("report");

  private final String words;

  TrainingStage(String words) {
    this.words = words;
  }

  /** What the command line, checkpoints and the report's curves call it. */
  public String words() {
    return words;
  }

  /** The stages that a plan goes through, in order. */
  public static List<TrainingStage> of(TrainingPlan plan) {
    return Arrays.stream(values())
        .filter(stage -> stage != AUDIT_ENSEMBLE || plan.ensemble().holdOutMembers() > 0)
        .filter(stage -> stage != FAST_GENERATOR || plan.fastGenerator() != null)
        .toList();
  }
}
