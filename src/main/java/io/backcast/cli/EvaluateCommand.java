package io.backcast.cli;

import io.backcast.design.IntervalErrors;
import io.backcast.design.PredictionErrors;
import io.backcast.design.Predictions;
import io.backcast.design.Trust;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "evaluate", description = "Compare predictions with a table of known values.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--data", required = true, paramLabel = "CSV", description = "Table, or - .")
  private Path data;

  @Mixin private TableOptions input;

  @Option(names = "--json", description = "Print JSON.")
  private boolean asJson;

  private final ModelFolder folders;
  private final Json json;

  EvaluateCommand(ModelFolder folders, Json json) {
    this.folders = folders;
    this.json = json;
  }

  @Override
  public Integer call() throws BackcastException {
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
      PredictedIntervals intervals = new Trust(opened).describe(x, p).intervals();
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
      if (asJson) {
        System.out.println(json.text(figures));
      } else {
        figures.forEach(
            (k, v) -> System.out.printf(Locale.ROOT, "%-32s %s%n", k, Numbers.fixed(v, 4)));
      }
      return 0;
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
