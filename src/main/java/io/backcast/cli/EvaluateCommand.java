package io.backcast.cli;

import io.backcast.design.IntervalErrors;
import io.backcast.design.PredictionErrors;
import io.backcast.design.Predictions;
import io.backcast.design.StatedIntervals;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import io.backcast.train.ModelReevaluation;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.ModelEvaluation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description =
        "Compare predictions with a table of known values; with --report measure the whole model"
            + " again.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--data", required = true, paramLabel = "CSV", description = "Table, or - .")
  private Path data;

  @Mixin private TableOptions input;

  @Option(names = "--json", description = "Print JSON.")
  private boolean asJson;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Measure everything that a training measures, on the held-out rows if the table is the"
              + " one that the model was trained on, and write the report to a new folder.")
  private @Nullable Path report;

  @Option(
      names = "--recipe",
      paramLabel = "JSON",
      description = "Recipe of the model (default: recipe.json in its folder).")
  private @Nullable Path recipe;

  @Option(
      names = "--update-card",
      description = "Write the figures of the report into the model's card.")
  private boolean update;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Designs for each target of the report (default: 2000).")
  private @Nullable Integer samples;

  private final ModelFolder folders;
  private final Json json;
  private final Interrupts interrupts;

  EvaluateCommand(ModelFolder folders, Json json, Interrupts interrupts) {
    this.folders = folders;
    this.json = json;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws BackcastException {
    if (report != null) {
      return report(report);
    }
    if (update || recipe != null || samples != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--update-card, --recipe and --samples belong to a report. Add --report DIR.");
    }
    try (InverseModel opened = model.openPredicting(folders)) {
      DesignSpace space = opened.card().space();
      List<String> columns = new ArrayList<>();
      space.variables().stream().map(Variable::name).forEach(columns::add);
      space.properties().stream().map(Property::name).forEach(columns::add);
      Table table =
          complete(input.read(data), columns).numbers(columns, TableReader.categories(space));
      DesignMatrix x = DesignMatrix.zeros(table.rows(), space.dx());
      for (int i = 0; i < table.rows(); i++) {
        for (int j = 0; j < space.dx(); j++) {
          x.set(i, j, table.values()[i][j]);
        }
      }
      Predictions p = Predictions.of(opened, x);
      PredictedIntervals intervals = StatedIntervals.along(opened.card(), x, p);
      Map<String, Double> figures = new LinkedHashMap<>();
      for (int k = 0; k < space.dy(); k++) {
        Property property = space.properties().get(k);
        figures.putAll(
            PredictionErrors.of(
                property,
                table.column(property.name()),
                Rows.column(p.unclamped(), space.dy(), k),
                Rows.column(p.std(), space.dy(), k)));
        if (intervals != null) {
          figures.putAll(
              IntervalErrors.of(
                  property,
                  table.column(property.name()),
                  Rows.column(intervals.low(), space.dy(), k),
                  Rows.column(intervals.high(), space.dy(), k),
                  Rows.column(intervals.massProbability(), space.dy(), k)));
        }
      }
      print(figures);
      return 0;
    }
  }

  private int report(Path folder) throws BackcastException {
    int designs = samples == null ? ModelEvaluation.SAMPLES : samples;
    if (designs < 8) {
      throw new BackcastException(ErrorCode.USAGE, "--samples must be at least 8.");
    }
    Recipe given = recipe == null ? null : json.read(recipe, Recipe.class, Recipe.SCHEMA);
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
    try (NewFolder target = NewFolder.prepare(folder);
        InverseModel opened = model.openPredicting(folders);
        Interrupts.Guard guard = progress.stopOn(interrupts)) {
      TableSource source = TableSource.of(data);
      TextTable text = input.read(source);
      ModelReevaluation evaluation = new ModelReevaluation(json, designs);
      EvaluationRows rows =
          evaluation.rows(opened.card(), model.folder(), text, source.sha256(), given);
      ModelReevaluation.Measured measured = evaluation.measure(opened, rows, progress);
      // before anything is written, as this may be refused
      ModelCard card = update ? measured.updated() : measured.card();
      measured.write(opened, String.valueOf(Path.of(source.name()).getFileName()), target.path());
      target.publish();
      if (update) {
        json.write(model.folder().resolve(ModelFolder.CARD), card);
      }
      print(card.metrics());
      return 0;
    } catch (BackcastException e) {
      throw e.code() == ErrorCode.INTERRUPTED
          ? new BackcastException(ErrorCode.INTERRUPTED, "Stopped. Nothing was written.", e)
          : e;
    }
  }

  private void print(Map<String, Double> figures) throws BackcastException {
    if (asJson) {
      System.out.println(json.text(figures));
    } else {
      figures.forEach(
          (k, v) -> System.out.printf(Locale.ROOT, "%-32s %s%n", k, Numbers.fixed(v, 4)));
    }
  }

  /** The rows that have all values; what is missing cannot be compared. */
  private static TextTable complete(TextTable text, List<String> columns) {
    int[] kept = text.complete(columns);
    int left = text.rows().size() - kept.length;
    if (left == 0 || kept.length == 0) {
      return text;
    }
    System.err.printf(
        Locale.ROOT,
        "%s: %,d of %,d rows lack a value and are left out%n",
        text.name(),
        left,
        text.rows().size());
    return text.withRows(kept);
  }
}
