package io.backcast.cli;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.LongTable;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Recipe;
import io.backcast.sentence.Sentence;
import io.backcast.train.ModelReevaluation;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.ModelEvaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
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
      EvaluatedRows rows = new EvaluatedRows(opened);
      if (LongTable.isLong(data)) {
        LongTable table = new LongTable(data, input.options());
        readAll(table, rows);
        table.notes().forEach(note -> System.err.println(data + ": " + note));
      } else {
        rows.add(input.read(data));
      }
      if (rows.size() == 0) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            data
                + ": no row has a value in every column that the model knows, so nothing can be"
                + " compared. Fill in the missing values, or give another table.");
      }
      if (rows.left() > 0) {
        System.err.printf(
            Locale.ROOT,
            "%s: %,d of %,d rows lack a value and are left out%n",
            data,
            rows.left(),
            rows.left() + rows.size());
      }
      Map<String, Double> figures = rows.figures();
      print(figures);
      return 0;
    }
  }

  private static void readAll(LongTable table, EvaluatedRows rows) throws BackcastException {
    try (RowsLine progress = RowsLine.onStandardError("compared")) {
      table.read(
          block -> {
            rows.add(block);
            progress.add(block.rows().size(), table.share());
          });
    } catch (IOException e) {
      // nothing is written while rows are read
      throw new UncheckedIOException(e);
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
          ? new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"), e)
          : e;
    }
  }

  private void print(Map<String, Double> figures) throws BackcastException {
    if (asJson) {
      System.out.println(json.text(figures));
    } else {
      figures.forEach(
          (k, v) ->
              System.out.printf(
                  Locale.ROOT, "%-32s %s%n", k, Numbers.fixed(v, v == Math.rint(v) ? 0 : 4)));
    }
  }
}
