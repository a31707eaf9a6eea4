package io.backcast.cli;

import io.backcast.design.RequestParser;
import io.backcast.design.Transition;
import io.backcast.design.TransitionOrigin;
import io.backcast.design.TransitionSummary;
import io.backcast.design.TransitionTable;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "transition",
    description = "Follow a property along a path and find where it enters or leaves its class.")
final class TransitionCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(
      names = "--along",
      required = true,
      paramLabel = "PATH[=LOW..HIGH]",
      description =
          "A path of the model, for example biaxial=-10..10, or a variable between two of its"
              + " values.")
  private String along;

  @Option(
      names = "--from",
      paramLabel = "CSV:ROW",
      description = "Design where the path starts (default: the reference).")
  private @Nullable String from;

  @Option(
      names = "--steps",
      defaultValue = "201",
      description = "Number of points (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--where",
      paramLabel = "FORMULA",
      description = "A constraint; points that do not satisfy it are left out.")
  private List<String> formulas = new ArrayList<>();

  @Mixin private TableOptions input;

  @Mixin private TableOutput out;

  private final ModelFolder folders;
  private final Json json;
  private final String program;

  TransitionCommand(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    if (steps < 2 || steps > 1_000_000) {
      throw new BackcastException(ErrorCode.USAGE, "--steps must be from 2 to 1,000,000.");
    }
    try (InverseModel opened = model.openPredicting(folders)) {
      DesignSpace space = opened.card().space();
      RequestParser parser = new RequestParser(space);
      DesignPath path = parser.path(along);
      Conditions conditions = parser.bounds(List.of(), List.of(), formulas).conditions();
      float[] start = from == null ? space.reference() : DesignFile.row(from, space, input);
      Transition curve =
          Transition.along(opened, path, start, path.from(), path.to(), steps, conditions);
      out.write(
          TransitionTable.of(space, curve),
          TransitionOrigin.of(program, opened.card(), path, start, curve),
          json);
      TransitionSummary.lines(space, curve).forEach(System.err::println);
      return 0;
    }
  }
}
