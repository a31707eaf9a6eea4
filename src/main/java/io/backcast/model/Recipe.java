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
 * @param group column of the table; rows with the same value, such as those of one batch or one
 *     sample, are held out together or not at all
 */
public record Recipe(
    String name,
    String title,
    @Nullable String source,
    @Nullable String licence,
    @Nullable DesignSpace space,
    @Nullable Crystal crystal,
    @Nullable TrainingPlan training,
    @Nullable DataCleaning cleaning,
    @Nullable String group) {

  /** A recipe whose rows are split by their designs alone. */
  public Recipe(
      String name,
      String title,
      @Nullable String source,
      @Nullable String licence,
      @Nullable DesignSpace space,
      @Nullable Crystal crystal,
      @Nullable TrainingPlan training,
      @Nullable DataCleaning cleaning) {
    this(name, title, source, licence, space, crystal, training, cleaning, null);
  }

  /** A copy with a design space. */
  public Recipe with(DesignSpace other) {
    return new Recipe(name, title, source, licence, other, crystal, training, cleaning, group);
  }

  /** A copy with the design space and the group of another, and its cleaning if this has none. */
  public Recipe with(Recipe other) {
    return new Recipe(
        name,
        title,
        source,
        licence,
        other.space,
        crystal,
        training,
        cleaning == null ? other.cleaning : cleaning,
        other.group);
  }

  /** A copy with other sizes and schedules. */
  public Recipe with(TrainingPlan other) {
    return new Recipe(name, title, source, licence, space, crystal, other, cleaning, group);
  }
}
