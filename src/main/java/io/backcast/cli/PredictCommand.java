package io.backcast.cli;

import io.backcast.design.Extrapolation;
import io.backcast.design.Predictions;
import io.backcast.design.Trust;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignTable;
import io.backcast.io.GivenColumns;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.ModelCard;
import io.backcast.model.Relation;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "predict",
    description = "Predict the properties of given designs; all columns of their table are kept.")
final class PredictCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--in", required = true, paramLabel = "CSV", description = "Designs, or - .")
  private Path in;

  @Mixin private TableOptions input;

  @Mixin private TableOutput out;

  private final ModelFolder folders;
  private final Json json;
  private final String program;

  /** The provenance of a file of predictions. */
  private record Origin(
      String program,
      String model,
      String identity,
      String designs,
      int rows,
      @Nullable JsonNode designsProvenance,
      Provenance.@Nullable Audited audit) {}

  PredictCommand(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  /** Off its relations a model extrapolates, however near each value lies to the data. */
  private static void warnOfBrokenRelations(DesignSpace space, DesignMatrix x) {
    Relations relations = Relations.of(space);
    int rows = 0;
    Relation first = null;
    for (int i = 0; i < x.rows(); i++) {
      Relation broken = relations.broken(x.row(i));
      rows += broken == null ? 0 : 1;
      first = first == null ? broken : first;
    }
    if (first != null) {
      System.err.printf(
          Locale.ROOT,
          "backcast: warning: %,d of %,d rows do not keep to %s, as all training data do; predictions"
              + " for them are extrapolated.%n",
          rows,
          x.rows(),
          first.text());
    }
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    try (InverseModel opened = model.openPredicting(folders)) {
      DesignSpace space = opened.card().space();
      TextTable given = input.read(in);
      DesignMatrix x = DesignMatrix.of(DesignTable.read(given, space), space.dx());
      warnOfBrokenRelations(space, x);
      Predictions predictions = Predictions.of(opened, x);
      DesignSet designs =
          new Extrapolation(opened)
              .mark(new Trust(opened).describe(x, predictions), ExtrapolationControl.WARN, false);
      ModelCard card = opened.card();
      out.write(
          GivenColumns.with(
              given,
              space.variables().stream().map(Variable::name).collect(Collectors.toSet()),
              DesignTable.of(space, designs)),
          new Origin(
              program,
              card.name(),
              card.identity(),
              in.toString(),
              designs.size(),
              provenance(),
              Provenance.Audited.of(designs)),
          json);
      DesignSummary.audited(designs).forEach(System.err::println);
      return 0;
    }
  }

  /** How the designs were made, which would be lost where the result takes their place. */
  private @Nullable JsonNode provenance() throws BackcastException {
    Path beside = Provenance.beside(in);
    return Files.exists(beside) ? json.tree(beside) : null;
  }
}
