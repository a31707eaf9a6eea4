package io.backcast.cli;

import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Digests;
import io.backcast.io.Json;
import io.backcast.io.Table;
import io.backcast.io.TableReader;
import io.backcast.io.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.train.Trainer;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import io.backcast.train.data.TableRelations;
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
      required = true,
      paramLabel = "DIR",
      description = "Model folder. An existing model is replaced once the new one is complete.")
  private Path out;

  private final Json json;
  private final String version;

  TrainCommand(Json json, String version) {
    this.json = json;
    this.version = version;
  }

  @Override
  public Integer call() throws BackcastException {
    Recipe recipe =
        recipeFile == null
            ? null
            : json.read(recipeFile, Recipe.class, "/io/backcast/recipe.schema.json");
    TextTable text = new TableReader().text(data);
    if (recipe == null || recipe.space() == null) {
      Recipe proposed =
          TableProfile.of(text)
              .propose(String.valueOf(out.toAbsolutePath().normalize().getFileName()), properties);
      recipe = recipe == null ? proposed : recipe.with(Objects.requireNonNull(proposed.space()));
    }
    Table table =
        DataPreparation.prepare(text, Objects.requireNonNull(recipe.space()), recipe.cleaning());
    TableRelations.of(text, recipe.space()).told(recipe.space()).forEach(System.err::println);
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
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
    try (ConsoleProgress.Guard guard = progress.stopOnInterrupt()) {
      card =
          new Trainer(json, InstantSource.system(), version)
              .train(job, out, ModelWorkspace.IfExists.REPLACE, progress);
    }
    for (Map.Entry<String, Double> metric : card.metrics().entrySet()) {
      System.out.printf(Locale.ROOT, "%-28s %.4f%n", metric.getKey(), metric.getValue());
    }
    return 0;
  }

  /** The command for the model card, without folders, which say nothing elsewhere. */
  private String command() {
    StringBuilder text = new StringBuilder("backcast train --data " + data.getFileName());
    properties.forEach(p -> text.append(" --property ").append(p));
    if (recipeFile != null) {
      text.append(" --recipe ").append(recipeFile.getFileName());
    }
    return text.append(" --seed ").append(seed).append(" --out DIR").toString();
  }
}
