package io.backcast.train;

import io.backcast.engine.ModelFolder;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.model.Variable;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.TrainingData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a model was trained on, found again: table, recipe and seed say which of them were
 * held out.
 *
 * @param plan of the recipe, or the usual one where that says nothing
 * @param data split as it was for the training
 * @param prior that the designs the model learned from were drawn from
 */
record KnownRows(TrainingPlan plan, TrainingData data, DesignPrior prior, long seed) {
  /** Name that another recipe in a folder is kept under when a model there is replaced. */
  private static final String BEFORE = "recipe-before.json";

  /** Whether a file is the one that a model was trained on. */
  static boolean isTable(ModelCard card, String sha256) {
    return card.training() != null && card.training().sha256().equals(sha256);
  }

  /** The recipe given, else that of a folder, else null. */
  static @Nullable Recipe recipe(Json json, Path folder, @Nullable Recipe given)
      throws BackcastException {
    Path file = folder.resolve(ModelFolder.RECIPE);
    return given == null && Files.isRegularFile(file)
        ? json.read(file, Recipe.class, Recipe.SCHEMA)
        : given;
  }

  /**
   * Puts the recipe into a new model's folder, with which anybody can find the rows again. The same
   * recipe in the folder that it replaces stays as it was written; another is kept as {@value
   * #BEFORE}.
   */
  static void keepRecipe(Json json, Recipe recipe, Path fresh, Path replaced)
      throws BackcastException {
    Path old = replaced.resolve(ModelFolder.RECIPE);
    if (Files.isDirectory(old)) {
      // somebody's own, which stays
      return;
    }
    if (Files.isRegularFile(old)) {
      if (isSame(json, old, recipe)) {
        return;
      }
      AtomicFiles.write(fresh.resolve(BEFORE), out -> Files.copy(old, out));
    }
    json.write(fresh.resolve(ModelFolder.RECIPE), recipe);
  }

  private static boolean isSame(Json json, Path file, Recipe recipe) {
    try {
      return json.text(json.read(file, Recipe.class, null)).equals(json.text(recipe));
    } catch (BackcastException e) {
      // whatever it is, it is no recipe
      return false;
    }
  }

  /**
   * Finds the rows.
   *
   * @param text the table that the model was trained on
   * @param recipe that it was trained by; null if that is not known
   * @throws BackcastException if the recipe is not known, or not the model's
   */
  static KnownRows of(Json json, ModelCard card, TextTable text, @Nullable Recipe recipe)
      throws BackcastException {
    TrainingProvenance training = Objects.requireNonNull(card.training());
    if (recipe == null) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s was trained on these rows, but its folder has no %s to say which of them were held out. Name the model's recipe with --recipe FILE."
              .formatted(card.name(), ModelFolder.RECIPE));
    }
    DesignSpace space = card.space();
    requireSame(card, recipe.space());
    Table table =
        DataPreparation.numbers(
            DataPreparation.clean(text, space, recipe.cleaning()), space, recipe.group());
    if (table.rows() != training.rows()) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "This is not the recipe of %s: it leaves %s rows of the table, and the model was trained on %s. Name the model's own recipe with --recipe FILE."
              .formatted(card.name(), table.rows(), training.rows()));
    }
    TrainingPlan plan =
        recipe.training() == null
            ? TrainingPreset.USUAL.plan(json, table.rows())
            : recipe.training();
    TrainingData data =
        TrainingData.of(table, space, plan.validation(), recipe.group(), training.seed());
    DesignPrior prior = Objects.requireNonNull(DesignPrior.of(card, data));
    return new KnownRows(plan, data, prior, training.seed());
  }

  private static void requireSame(ModelCard card, @Nullable DesignSpace asked)
      throws BackcastException {
    if (asked == null) {
      return;
    }
    List<String> model = columns(card.space());
    List<String> recipe = columns(asked);
    for (int i = 0; i < Math.max(model.size(), recipe.size()); i++) {
      String one = i < model.size() ? model.get(i) : "no more columns";
      String other = i < recipe.size() ? recipe.get(i) : "no more columns";
      if (!one.equals(other)) {
        throw new BackcastException(
            ErrorCode.BAD_JSON,
            "This is not the recipe of %s: the model has %s, the recipe %s. Name the model's own recipe with --recipe FILE."
                .formatted(card.name(), one, other));
      }
    }
  }

  /** What decides how rows become numbers, a clause for each column. */
  private static List<String> columns(DesignSpace space) {
    List<String> columns = new ArrayList<>();
    for (Variable v : space.variables()) {
      columns.add("the variable %s in %s … %s".formatted(v.name(), v.lower(), v.upper()));
    }
    for (Property p : space.properties()) {
      columns.add("the property " + p.name());
    }
    return columns;
  }
}
