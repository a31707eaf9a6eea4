package io.backcast.literature;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.design.SamplingBudget;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import io.backcast.model.Target;
import io.backcast.model.TrainingPlan;
import io.backcast.train.Trainer;
import io.backcast.train.TrainingPreset;
import io.backcast.train.data.ColumnRoles;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ObservedSpace;
import io.backcast.train.data.TableProfile;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.TrainingStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The program as a user meets it: a table in, a model folder, designs for a target. */
final class Program {
  private final Json json = new Json();

  private final Path folder;

  /** Designs for a target in three orders, {@code [proposals][dx]} each. */
  record Answer(List<double[]> closest, List<double[]> drawn) {}

  Program(Path folder) {
    this.folder = folder;
  }

  /** Writes the rows as a table, as a user would have them. */
  Path table(DesignTask task, double[][] x, double[][] y) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", task.variables()))
        .append(',')
        .append(String.join(",", task.properties()))
        .append('\n');
    for (int i = 0; i < x.length; i++) {
      text.append(line(x[i])).append(',').append(line(y[i])).append('\n');
    }
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve(task.label() + ".csv"), text);
  }

  private static String line(double[] values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
  }

  /** The recipe that the program proposes for a table. */
  Recipe recipe(Path csv, DesignTask task) throws BackcastException {
    TextTable text = new TableReader().text(TableSource.of(csv));
    return ColumnRoles.of(TableProfile.of(text), ColumnRoles.Request.properties(task.properties()))
        .recipe(task.label(), new DataCleaning(true, false));
  }

  /** The design space that it trains in. */
  DesignSpace space(Path csv, DesignTask task) throws BackcastException {
    Recipe recipe = recipe(csv, task);
    DesignSpace space = Objects.requireNonNull(recipe.space());
    Table table = DataPreparation.prepare(new TableReader().text(csv), space, recipe.cleaning());
    return ObservedSpace.of(space, table);
  }

  /** The sizes and schedules of a preset for so many rows, with a kind of generator. */
  TrainingPlan plan(GeneratorKind kind, TrainingPreset preset, int rows) {
    return kind.of(preset.plan(json, rows));
  }

  /** What the program draws designs from before anything is asked of them. */
  DesignPrior prior(Path csv, Recipe recipe, TrainingPreset preset, long seed)
      throws BackcastException {
    Table table = table(csv, recipe);
    DesignSpace space = ObservedSpace.of(Objects.requireNonNull(recipe.space()), table);
    double validation = preset.plan(json, table.rows()).validation();
    TrainingData data = TrainingData.of(table, space, validation, recipe.group(), seed);
    return DesignPrior.of(space, data, recipe.prior(), seed);
  }

  /** The rows that are left to train on. */
  static Table table(Path csv, Recipe recipe) throws BackcastException {
    return DataPreparation.prepare(
        new TableReader().text(csv), Objects.requireNonNull(recipe.space()), recipe.cleaning());
  }

  /** Seconds that the training of the generator alone took; NaN if that is not known. */
  double generatorSeconds(Recipe recipe, GeneratorKind kind) throws IOException {
    Path file = generatorSecondsFile(recipe, kind);
    return Files.exists(file) ? Double.parseDouble(Files.readString(file)) : Double.NaN;
  }

  private Path generatorSecondsFile(Recipe recipe, GeneratorKind kind) {
    return folder.resolve(kind.folder(recipe.name()) + ".generator-seconds");
  }

  /**
   * Checkpoints of the kind that the presets train, for what other kinds have in common with it.
   */
  private void shareCheckpoints(Recipe recipe, GeneratorKind kind) throws IOException {
    Path from = checkpoints(GeneratorKind.SPLINES.folder(recipe.name()));
    Path to = checkpoints(kind.folder(recipe.name()));
    if (Files.isDirectory(from) && !Files.exists(to)) {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
        }
      }
    }
  }

  private Path checkpoints(String model) {
    return folder.resolve("." + model + ".partial").resolve("checkpoint");
  }

  /** Trains, or goes on training, unless the model is there. */
  Path train(Path csv, Recipe recipe, GeneratorKind kind, TrainingPreset preset, long seed)
      throws BackcastException, IOException {
    Path model = folder.resolve(kind.folder(recipe.name()));
    if (Files.exists(model.resolve(ModelFolder.CARD))) {
      return model;
    }
    shareCheckpoints(recipe, kind);
    TableSource source = TableSource.of(csv);
    Table table = table(csv, recipe);
    Trainer.Job job =
        new Trainer.Job(
            table,
            String.valueOf(csv.getFileName()),
            source.sha256(),
            recipe.with(plan(kind, preset, table.rows())),
            seed,
            "literature",
            true);
    PrintedProgress progress = new PrintedProgress();
    new Trainer(json, InstantSource.system(), "literature", 200)
        .train(job, model, ModelWorkspace.IfExists.REPLACE, progress);
    Files.writeString(
        generatorSecondsFile(recipe, kind),
        Double.toString(progress.seconds(TrainingStage.BACKWARD)));
    return model;
  }

  InverseModel open(Path model) throws BackcastException {
    return new ModelFolder(json).open(model);
  }

  /** Refined designs, the closest by the ensemble first, and the same as drawn. */
  static Answer refined(InverseModel model, Designer designer, double[] y, int n, long seed)
      throws BackcastException {
    DesignResult result = ranked(model, designer, y, n, seed, Ranking.CLOSEST);
    List<double[]> closest = rows(result);
    long[] indices = result.indices();
    List<double[]> drawn =
        IntStream.range(0, indices.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> indices[i]))
            .map(closest::get)
            .toList();
    return new Answer(closest, drawn);
  }

  /** The same designs, the most trusted first. */
  static List<double[]> trusted(InverseModel model, Designer designer, double[] y, int n, long seed)
      throws BackcastException {
    return rows(ranked(model, designer, y, n, seed, Ranking.TRUSTED));
  }

  private static DesignResult ranked(
      InverseModel model, Designer designer, double[] y, int n, long seed, Ranking ranking)
      throws BackcastException {
    return designer.design(
        request(model, y).samples(n).keep(n).seed(seed).ranking(ranking).search().build());
  }

  /** Designs as the generator draws them. */
  static List<double[]> raw(InverseModel model, Designer designer, double[] y, int n, long seed)
      throws BackcastException {
    return rows(
        designer.design(
            request(model, y)
                .samples(n)
                .keep(n)
                .seed(seed)
                .ranking(Ranking.DRAWN)
                .budget(SamplingBudget.RAW)
                .keepAll()
                .build()));
  }

  private static DesignRequest.Builder request(InverseModel model, double[] y) {
    DesignSpace space = model.card().space();
    return DesignRequest.of(new Target(y, space.tolerances(y)), DesignBounds.of(space));
  }

  private static List<double[]> rows(DesignResult result) {
    float[] x = result.designs().x();
    int n = result.designs().size();
    int dx = n == 0 ? 0 : x.length / n;
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] row = new double[dx];
      for (int j = 0; j < dx; j++) {
        row[j] = x[i * dx + j];
      }
      rows.add(row);
    }
    return rows;
  }
}
