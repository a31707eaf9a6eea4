package io.backcast.cli;

import io.backcast.design.DesignSummary;
import io.backcast.design.PredictionBlocks;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.PredictionOrigin;
import io.backcast.io.Provenance;
import io.backcast.io.TypedTable;
import io.backcast.io.table.LongTable;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Option(
      names = "--where",
      paramLabel = "FORMULA",
      description =
          "Predict only designs that satisfy a constraint, such as \"abs(a-b) <= 0.02\"; any number"
              + " of them, which hold together. Other rows are left out.")
  private List<String> formulas = new ArrayList<>();

  @Mixin private TableOptions input;

  @Mixin private TableOutput out;

  private final ModelFolder folders;
  private final Json json;
  private final String program;

  PredictCommand(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    try (InverseModel opened = model.openPredicting(folders)) {
      PredictionBlocks blocks =
          new PredictionBlocks(opened, Conditions.ofGiven(opened.card().space(), formulas));
      if (LongTable.isLong(in)) {
        LongTable given = new LongTable(in, input.options());
        // conditions leave out nobody knows how many rows
        out.checkSpace(formulas.isEmpty() ? given.bytes() : 0);
        try (RowsLine progress = RowsLine.onStandardError("predicted")) {
          out.write(
              sink -> {
                given.read(
                    block -> {
                      TextTable kept = blocks.allowed(block);
                      if (!kept.rows().isEmpty() || formulas.isEmpty()) {
                        sink.append(blocks.of(kept));
                      }
                      progress.add(block.rows().size(), given.share());
                    });
                blocks.leftOut();
              },
              () -> origin(opened.card(), blocks),
              json);
        }
        given.notes().forEach(note -> System.err.println(in + ": " + note));
      } else {
        TextTable kept = blocks.allowed(input.read(in));
        blocks.leftOut();
        TypedTable table = blocks.of(kept);
        out.write(table, origin(opened.card(), blocks), json);
      }
      if (!formulas.isEmpty()) {
        System.err.println(blocks.leftOut());
      }
      for (String warning : blocks.warnings()) {
        System.err.println("backcast: warning: " + warning);
      }
      DesignSummary.audited(blocks.audited()).forEach(System.err::println);
      return 0;
    }
  }

  private PredictionOrigin origin(ModelCard card, PredictionBlocks blocks)
      throws BackcastException {
    return PredictionOrigin.of(
        program, card, in.toString(), blocks.rows(), provenance(), blocks.audited());
  }

  /** How the designs were made, which would be lost where the result takes their place. */
  private @Nullable JsonNode provenance() throws BackcastException {
    Path beside = Provenance.beside(in);
    return Files.exists(beside) ? json.tree(beside) : null;
  }
}
