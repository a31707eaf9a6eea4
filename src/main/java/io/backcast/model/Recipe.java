package io.backcast.model;

import java.util.List;
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
 * @param prior what designs are drawn from; if absent, near the data where they are sparse inside
 *     the bounds, else uniform
 * @param proposed names of the properties whose tolerance nobody has stated; it is raised to the
 *     error on held-out rows if that is larger
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
    @Nullable String group,
    @Nullable PriorKind prior,
    @Nullable List<String> proposed) {
  /** Resource name of the recipe's JSON Schema. */
  public static final String SCHEMA = "/io/backcast/recipe.schema.json";

  /** A recipe that splits rows by design, leaves the prior open and states every tolerance. */
  public Recipe(
      String name,
      String title,
      @Nullable String source,
      @Nullable String licence,
      @Nullable DesignSpace space,
      @Nullable Crystal crystal,
      @Nullable TrainingPlan training,
      @Nullable DataCleaning cleaning) {
    this(name, title, source, licence, space, crystal, training, cleaning, null, null, null);
  }

  /** A copy with a design space proposed by the program, tolerances included. */
  public Recipe with(DesignSpace other) {
    return new Recipe(
        name,
        title,
        source,
        licence,
        other,
        crystal,
        training,
        cleaning,
        group,
        prior,
        other.properties().stream().map(Property::name).toList());
  }

  /**
   * A copy with the design space, the group and the proposed tolerances of another, and its
   * cleaning if this has none.
   */
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
        other.group,
        prior,
        other.proposed);
  }

  /** A copy with other sizes and schedules. */
  public Recipe with(TrainingPlan other) {
    return new Recipe(
        name, title, source, licence, space, crystal, other, cleaning, group, prior, proposed);
  }

  /** A copy with another prior and a list of the tolerances that are only proposed. */
  public Recipe with(@Nullable PriorKind otherPrior, List<String> otherProposed) {
    return new Recipe(
        name,
        title,
        source,
        licence,
        space,
        crystal,
        training,
        cleaning,
        group,
        otherPrior,
        otherProposed);
  }
}
