package io.backcast.serve;

import io.backcast.design.DesignSummary;
import io.backcast.design.PredictionBlocks;
import io.backcast.engine.InverseModel;
import io.backcast.io.PredictionOrigin;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Predicts the properties of given designs. */
final class PredictTool implements Tool {
  private static final int MOST = 10_000;

  private final Models models;
  private final Designs designs;
  private final TableAnswer tables;
  private final String program;

  PredictTool(Models models, Designs designs, TableAnswer tables, String program) {
    this.models = models;
    this.designs = designs;
    this.tables = tables;
    this.program = program;
  }

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    Path out = tables.file(arguments);
    Designs.Given given = designs.of(arguments, MOST);
    try (InverseModel model = models.openPredicting(arguments)) {
      PredictionBlocks blocks = new PredictionBlocks(model);
      TypedTable table = blocks.of(given.picked());
      List<String> notes = new ArrayList<>(blocks.warnings());
      notes.addAll(DesignSummary.audited(blocks.audited()));
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("notes", notes);
      tables.add(
          content,
          table,
          arguments,
          out,
          PredictionOrigin.of(
              program, model.card(), given.origin(), blocks.rows(), null, blocks.audited()));
      return new ToolAnswer(
          String.format(
              Locale.ROOT,
              "Predicted %,d designs with %s.%s",
              blocks.rows(),
              model.card().name(),
              notes.isEmpty() ? "" : " " + String.join(" ", notes)),
          content);
    }
  }
}
