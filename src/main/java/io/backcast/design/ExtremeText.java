package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Goal;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the command line says about the most and least of properties. */
public final class ExtremeText {
  private ExtremeText() {}

  /** Refuses what has no meaning for the most or least. */
  public static void check(Target target, boolean parts, boolean raw) throws BackcastException {
    if (!target.hasExtremes()) {
      return;
    }
    if (parts) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "The most and least (max, min) are searched for in one piece. Leave out --shard and --slurm.");
    }
    if (raw) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "Raw samples have no most or least (max, min); they are searched for and refined. Leave out --no-refine and --sampling raw.");
    }
  }

  /** What was reached, and by how many designs. */
  public static List<String> lines(
      DesignSpace space, Target target, DesignResult result, Extremes e) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            e.front()
                ? "%,d drawn, %,d judged by the model, %,d on the front, %,d kept"
                : "%,d drawn, %,d judged by the model, %,d as good as the best, %,d kept",
            result.drawn(),
            e.judged(),
            result.onTarget(),
            result.designs().size()));
    lines.add(e.front() ? front(space, target, result.designs()) : best(space, target, e));
    for (int k : target.extremes()) {
      Property p = space.properties().get(k);
      boolean most = isMost(target, k);
      double end = most ? p.upper() : p.lower();
      if (!p.isMass(e.best()[k])
          && p.coordinateDistance(e.best()[k], end) <= p.coordinateTolerance()) {
        lines.add(
            "The training data end at %s = %s; what lies beyond is not known (--extrapolation off looks there)."
                .formatted(p.name(), GoalSentence.number(end, p)));
      }
    }
    return lines;
  }

  private static String best(DesignSpace space, Target target, Extremes e) {
    int k = target.extremes()[0];
    Property p = space.properties().get(k);
    PointMass known = p.pointMass();
    boolean mass = p.isMass(e.best()[k]);
    String value = mass && known != null ? known.name() : GoalSentence.number(e.best()[k], p);
    return "The %s of %s that was found among designs trusted at least fairly is %s%s."
        .formatted(
            isMost(target, k) ? "most" : "least",
            p.name(),
            value,
            mass
                ? ""
                : "; %s counts as good"
                    .formatted(p.name() + " " + GoalSentence.of(p, e.reached().goals().get(k))));
  }

  private static String front(DesignSpace space, Target target, DesignSet designs) {
    List<String> parts = new ArrayList<>();
    for (int k : target.extremes()) {
      Property p = space.properties().get(k);
      double first = p.physical(designs.unclamped()[k]);
      double last = p.physical(designs.unclamped()[(designs.size() - 1) * space.dy() + k]);
      parts.add(
          "%s from %s to %s"
              .formatted(p.name(), GoalSentence.number(first, p), GoalSentence.number(last, p)));
    }
    return "The trade-off among designs trusted at least fairly, in order (column front): "
        + String.join(", ", parts)
        + ".";
  }

  /** That no design can be trusted for what is asked besides. */
  public static String nothing(DesignSpace space, Target target, DesignResult result) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      if (!target.isFree(k)) {
        parts.add(p.name() + " = " + GoalSentence.number(result.nearest()[k], p));
      }
    }
    return "Of %s designs that were judged inside these bounds, none is trusted at least fairly, inside the training data and on target for what is asked besides%s. Widen the bounds or the other targets."
        .formatted(
            result.extremes() == null ? result.drawn() : result.extremes().judged(),
            parts.isEmpty() ? "" : "; the nearest has " + String.join(", ", parts));
  }

  private static boolean isMost(Target target, int k) {
    return target.goals().get(k) instanceof Goal.Extreme e && e.most();
  }
}
