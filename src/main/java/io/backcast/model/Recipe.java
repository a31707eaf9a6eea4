package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * How to make a model from a table.
 *
 * @param name short name of the model
 * @param title what the window shows
 * @param source the data's origin, in words
 * @param licence of the data and the model
 * @param space variables and properties; if absent, read off the table
 * @param crystal how variables describe a crystal cell, if they do
 * @param training sizes and schedules; if absent, the usual ones
 * @param cleaning what to take out of the table first; nothing if absent
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

  /** The same with a design space. */
  public Recipe with(DesignSpace other) {
    return new Recipe(name, title, source, licence, other, crystal, training, cleaning);
  }
}
