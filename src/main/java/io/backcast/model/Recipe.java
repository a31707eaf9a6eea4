package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * How to train a model from a table.
 *
 * @param name short name of the model
 * @param title shown in the window
 * @param source the data's origin, in words
 * @param licence of the data and the model
 * @param space variables and properties; if absent, derived from the table
 * @param crystal how variables describe a crystal cell, if they do
 * @param training sizes and schedules; if absent, the defaults
 * @param cleaning which rows to remove first; none if absent
 */
public record Recipe(
    String name,
    String title,
    @Nullable String source,
    @Nullable String licence,
    @Nullable DesignSpace space,
    @Nullable Crystal crystal,
    @Nullable TrainingPlan training,
    @Nullable DataCleaning cleaning) {

  /** A copy with a design space. */
  public Recipe with(DesignSpace other) {
    return new Recipe(name, title, source, licence, other, crystal, training, cleaning);
  }

  /** A copy with other sizes and schedules. */
  public Recipe with(TrainingPlan other) {
    return new Recipe(name, title, source, licence, space, crystal, other, cleaning);
  }
}
