package io.backcast.serve;

import io.backcast.design.RequestParser;
import io.backcast.design.Transition;
import io.backcast.design.TransitionOrigin;
import io.backcast.design.TransitionSummary;
import io.backcast.design.TransitionTable;
import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Follows a property along a path, and finds where it enters or leaves its class. */
final class TransitionTool implements Tool {
  private final Models models;
  private final Designs designs;
  private final TableAnswer tables;
  private final String program;

  TransitionTool(Models models, Designs designs, TableAnswer tables, String program) {
    this.models = models;
    this.designs = designs;
    this.tables = tables;
    this.program = program;
  }

  @Override
  public String name() {
    return "transition";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    Path out = tables.file(arguments);
    try (InverseModel model = models.openPredicting(arguments)) {
      DesignSpace space = model.card().space();
      DesignPath path = new RequestParser(space).path(arguments.text("along"));
      boolean given = arguments.has(Designs.DESIGNS) || arguments.has(Designs.IN);
      float[] start =
          given ? DesignTable.read(designs.of(arguments, 1).picked(), space) : space.reference();
      Transition curve =
          Transition.along(model, path, start, path.from(), path.to(), arguments.whole("steps"));
      List<String> lines = TransitionSummary.lines(space, curve);
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("path", path.name());
      content.put("unit", path.unit());
      content.put("crossings", curve.crossings());
      content.put("notes", lines);
      tables.add(
          content,
          TransitionTable.of(space, curve),
          arguments,
          out,
          TransitionOrigin.of(program, model.card(), path, start, curve));
      return new ToolAnswer(
          String.format(
              Locale.ROOT,
              "Followed %s along %s in %,d steps%s",
              space.properties().getFirst().name(),
              path.name(),
              curve.coordinates().length,
              lines.isEmpty() ? "." : ": " + String.join("; ", lines) + "."),
          content);
    }
  }
}
