package io.backcast.serve;

import io.backcast.design.AdviceText;
import io.backcast.design.DesignProvenance;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.DesignSummary;
import io.backcast.design.Designer;
import io.backcast.design.Extremes;
import io.backcast.design.Ranking;
import io.backcast.design.RequestParser;
import io.backcast.design.SamplingMemory;
import io.backcast.design.StagedDesigner;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.ModelCard;
import io.backcast.model.OutsideRule;
import io.backcast.model.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws designs that reach a target. */
final class DesignTool implements Tool {
  private final Models models;
  private final TableAnswer tables;
  private final String program;

  DesignTool(Models models, TableAnswer tables, String program) {
    this.models = models;
    this.tables = tables;
    this.program = program;
  }

  @Override
  public String name() {
    return "design";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    Path out = tables.file(arguments);
    try (InverseModel model = models.open(arguments)) {
      ModelCard card = model.card();
      DesignSpace space = card.space();
      RequestParser parser = new RequestParser(space);
      Target target = parser.target(arguments.texts("target"), arguments.texts("tolerance"));
      OutsideRule outside = outside(arguments, card);
      DesignRequest request =
          DesignRequest.of(
                  target,
                  parser.bounds(
                      arguments.texts("fix"), arguments.texts("bound"), arguments.texts("where")))
              .seed(arguments.whole("seed"))
              .samples(arguments.whole("samples"))
              .keep(arguments.whole("keep"))
              .ranking(Ranking.valueOf(arguments.text("rank").toUpperCase(Locale.ROOT)))
              .extrapolation(extrapolation(arguments.text("extrapolation")))
              .outside(outside)
              .search()
              .build();
      DesignResult result = design(model, request, progress);
      if (result.designs().size() == 0) {
        throw new BackcastException(
            ErrorCode.UNREACHABLE,
            DesignSummary.nothing(space, target, result) + AdviceText.of(model, request, result));
      }
      Extremes extremes = result.extremes();
      List<String> notes = new ArrayList<>(parser.warnings(target));
      notes.addAll(DesignSummary.lines(card, target, outside, result));
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("drawn", result.drawn());
      content.put("kept", result.designs().size());
      content.put("notes", notes);
      tables.add(
          content,
          result.table(space, result.designs()),
          arguments,
          out,
          DesignProvenance.of(program, card, request, result));
      return new ToolAnswer(
          String.format(
              Locale.ROOT,
              "%s for %s: %,d samples drawn and %,d designs kept, %s; the notes say how far to"
                  + " trust them.",
              card.name(),
              String.join(", ", arguments.texts("target")),
              result.drawn(),
              result.designs().size(),
              extremes != null && extremes.front() ? "in order along the front" : "best first"),
          content);
    }
  }

  private static DesignResult design(
      InverseModel model, DesignRequest request, ToolProgress progress) throws BackcastException {
    boolean staged = StagedDesigner.pays(model, request);
    SamplingMemory.of(model.card().space(), request, staged)
        .require(Runtime.getRuntime().maxMemory());
    if (staged) {
      return new StagedDesigner(model)
          .design(request, (drawn, of) -> progress.report(drawn, of, "samples drawn"));
    }
    progress.report(0, request.samples(), "drawing samples");
    DesignResult result = new Designer(model).design(request);
    progress.report(request.samples(), request.samples(), "samples drawn");
    return result;
  }

  private static OutsideRule outside(Arguments arguments, ModelCard card) {
    return arguments.has("outside")
        ? OutsideRule.valueOf(arguments.text("outside").toUpperCase(Locale.ROOT))
        : card.outsideRule();
  }

  private static ExtrapolationControl extrapolation(String key) {
    return Arrays.stream(ExtrapolationControl.values())
        .filter(c -> c.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
