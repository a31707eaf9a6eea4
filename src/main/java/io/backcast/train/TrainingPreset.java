package io.backcast.train;

import io.backcast.io.Json;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import java.util.Locale;
import java.util.Objects;

/**
 * Sizes and schedules to choose from. Each is a recipe without a design space, {@code NAME.json}
 * beside this class.
 */
public enum TrainingPreset {
  /** For a first impression. */
  QUICK,
  /** Suits some thousand rows and a handful of variables. */
  USUAL,
  /** Of the largest model that comes along. */
  THOROUGH;

  /**
   * The sizes and schedules for a table of so many rows.
   *
   * @see TrainingSizes
   */
  public TrainingPlan plan(Json json, int rows) {
    return TrainingSizes.fit(plan(json), rows);
  }

  /** The preset's sizes and schedules, those for some thousand rows. */
  public TrainingPlan plan(Json json) {
    String resource = "/io/backcast/train/%s.json".formatted(name().toLowerCase(Locale.ROOT));
    return Objects.requireNonNull(json.resource(resource, Recipe.class).training(), resource);
  }
}
