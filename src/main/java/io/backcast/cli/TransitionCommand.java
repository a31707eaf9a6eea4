package io.backcast.cli;

import io.backcast.design.RequestParser;
import io.backcast.design.Transition;
import io.backcast.design.TransitionTable;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** The provenance of a curve, with the points where it enters or leaves the class. */
  private record Origin(
      String program,
      String model,
      String identity,
      DesignPath path,
      float[] start,
      List<Transition.Crossing> crossings) {}

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
      ModelCard card = opened.card();
      out.write(
          TransitionTable.of(space, curve),
          new Origin(program, card.name(), card.identity(), path, start, curve.crossings()),
          json);
      reportEnds(space, curve);
      report(space, curve);
      return 0;
    }
  }

  /** Says where the curve ends, if a part of the path lies outside the design space. */
  private static void reportEnds(DesignSpace space, Transition curve) {
    double first = curve.coordinates()[0];
    double last = curve.coordinates()[curve.coordinates().length - 1];
    DesignPath path = curve.path();
    boolean whole =
        space.variables().stream().anyMatch(v -> v.whole() && path.weights().containsKey(v.name()));
    // a curve of whole values ends at one of them, which need not be an end of the range
    double near = whole ? 1 : 1e-6 * Math.abs(path.to() - path.from());
    double low = Math.min(path.from(), path.to());
    double high = Math.max(path.from(), path.to());
    if (Math.min(first, last) - low >= near || high - Math.max(first, last) >= near) {
      System.err.println(
          "The curve goes from %s to %s only: the rest of the path lies outside the model's design space."
              .formatted(
                  Numbers.significant(first, 6),
                  Units.plain(Numbers.significant(last, 6), path.unit())));
    }
  }

  private static void report(DesignSpace space, Transition curve) {
    PointMass mass = space.properties().getFirst().pointMass();
    if (mass == null) {
      return;
    }
    boolean value = curve.path().coordinate() == DesignPath.Coordinate.VALUE;
    for (Transition.Crossing crossing : curve.crossings()) {
      System.err.printf(
          Locale.ROOT,
          "%s %s %s%n",
          mass.name(),
          crossing.intoMass() ? "beyond" : "up to",
          Units.plain(
              (value || crossing.at() <= 0 ? "" : "+")
                  + Numbers.fixed(crossing.at(), 2)
                  + (Double.isNaN(crossing.std()) ? "" : " ± " + Numbers.fixed(crossing.std(), 2)),
              curve.path().unit()));
    }
    if (curve.crossings().isEmpty()) {
      System.err.println(
          curve.ordered(space)
              ? "The path does not cross into or out of the class " + mass.name() + "."
              : "Categories have no order; the table says which of them are " + mass.name() + ".");
    }
  }
}
