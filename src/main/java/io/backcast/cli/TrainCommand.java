package io.backcast.cli;

import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Digests;
import io.backcast.io.Json;
import io.backcast.io.Table;
import io.backcast.io.TableReader;
import io.backcast.io.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.FlowKind;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.Trainer;
import io.backcast.train.TrainingForecast;
import io.backcast.train.TrainingPreset;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    description =
        "Train an inverse model on a table. A stopped training continues when the same command is"
            + " given again.")
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "CSV", description = "Table to train on.")
  private Path data;

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "Column to design for; may be repeated.")
  private List<String> properties = new ArrayList<>();

  @Option(
      names = "--recipe",
      paramLabel = "JSON",
      description = "Names, units, bounds, symmetries and sizes (default: guessed from the table).")
  private @Nullable Path recipeFile;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "How much effort, fitted to the number of rows: ${COMPLETION-CANDIDATES} (default: the"
              + " recipe's own sizes, else usual).")
  private @Nullable TrainingPreset size;

  @Option(
      names = "--plan",
      description = "Train nothing: print what would be done, and how long that takes here.")
  private boolean planOnly;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--keep-checkpoint",
      description =
          "Keep checkpoints of finished stages, so that they need not be repeated after a change of"
              + " a later stage in the recipe.")
  private boolean keepCheckpoint;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Model folder. An existing model is replaced once the new one is complete.")
  private @Nullable Path out;

  private final Json json;
  private final String version;
  private final Interrupts interrupts;

  TrainCommand(Json json, String version, Interrupts interrupts) {
    this.json = json;
    this.version = version;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws BackcastException {
    Path folder = out == null && planOnly ? Path.of("model") : out;
    if (folder == null) {
      throw new BackcastException(ErrorCode.USAGE, "Say with --out DIR where the model goes.");
    }
    Recipe recipe =
        recipeFile == null
            ? null
            : json.read(recipeFile, Recipe.class, "/io/backcast/recipe.schema.json");
    TextTable text = new TableReader().text(data);
    if (recipe == null || recipe.space() == null) {
      Recipe proposed =
          TableProfile.of(text)
              .propose(
                  String.valueOf(folder.toAbsolutePath().normalize().getFileName()), properties);
      recipe = recipe == null ? proposed : recipe.with(Objects.requireNonNull(proposed.space()));
    }
    Table table =
        DataPreparation.prepare(text, Objects.requireNonNull(recipe.space()), recipe.cleaning());
    recipe = sized(recipe, table.rows());
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
    if (planOnly) {
      printPlan(recipe, table, progress);
      return 0;
    }
    Trainer.Job job =
        new Trainer.Job(
            table,
            data.getFileName().toString(),
            Digests.sha256(data),
            recipe,
            seed,
            command(),
            keepCheckpoint);
    ModelCard card;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      card =
          new Trainer(json, InstantSource.system(), version)
              .train(job, folder, ModelWorkspace.IfExists.REPLACE, progress);
    }
    if (interrupts.requested()) {
      System.err.println("The model in %s is complete.".formatted(folder));
    }
    for (Map.Entry<String, Double> metric : card.metrics().entrySet()) {
      System.out.printf(Locale.ROOT, "%-28s %.4f%n", metric.getKey(), metric.getValue());
    }
    return 0;
  }

  /** The recipe with the sizes asked for, or those of the preset if it has none. */
  private Recipe sized(Recipe recipe, int rows) {
    if (size == null && recipe.training() != null) {
      return recipe;
    }
    TrainingPlan plan = Objects.requireNonNullElse(size, TrainingPreset.USUAL).plan(json, rows);
    FlowKind kind = recipe.training() == null ? null : recipe.training().backward().kind();
    return recipe.with(kind == null ? plan : plan.with(kind));
  }

  private void printPlan(Recipe recipe, Table table, ConsoleProgress progress)
      throws BackcastException {
    TrainingForecast forecast;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      forecast =
          TrainingForecast.measure(
              json,
              InstantSource.system(),
              table,
              Objects.requireNonNull(recipe.space()),
              Objects.requireNonNull(recipe.training()),
              progress);
    }
    forecast
        .stages()
        .forEach(
            s ->
                System.out.printf(
                    Locale.ROOT,
                    "%-30s %10s  %s%n",
                    s.stage().label(),
                    ConsoleProgress.time(s.seconds()),
                    s.work()));
    System.out.printf(
        Locale.ROOT,
        "%-30s %10s  at most, on this machine as busy as it is now%n",
        "in all about",
        ConsoleProgress.time(forecast.seconds()));
  }

  /** The command for the model card, without folders, which say nothing elsewhere. */
  private String command() {
    StringBuilder text = new StringBuilder("backcast train --data " + data.getFileName());
    properties.forEach(p -> text.append(" --property ").append(p));
    if (recipeFile != null) {
      text.append(" --recipe ").append(recipeFile.getFileName());
    }
    if (size != null) {
      text.append(" --size ").append(size.name().toLowerCase(Locale.ROOT));
    }
    return text.append(" --seed ").append(seed).append(" --out DIR").toString();
  }
}
