package io.backcast.design;

import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why no design is drawn in a region, or that there are some.
 *
 * @param region asked about
 * @param target asked for
 * @param reason that refuses it
 * @param detail the bound, constraint or relation that does; empty for other reasons
 * @param low smallest predicted value of each property in the region, {@code [dy]}; empty where no
 *     design is there
 * @param high largest
 * @param closest smallest miss in the region, in tolerances; NaN where no design is there
 * @param found how many draws in the region are on target
 * @param drawn how many draws were made there
 * @param nearest the nearest design that works, {@code [dx]}; null if none was found
 * @param reached its predicted properties, {@code [dy]}; empty without it
 */
public record Refusal(
    Region region,
    Target target,
    Reason reason,
    String detail,
    double[] low,
    double[] high,
    double closest,
    int found,
    int drawn,
    float @Nullable [] nearest,
    double[] reached) {

  /** What refuses a region. */
  public enum Reason {
    /** Nothing does: designs on target are there. */
    NONE,
    /** The model knows no such values. */
    SPACE,
    /** The user's bounds leave it out. */
    BOUND,
    /** A relation between variables leaves no design there. */
    RELATION,
    /** A constraint does, alone. */
    CONSTRAINT,
    /** Constraints do, together. */
    CONSTRAINTS,
    /** What the model predicts there does not come near the target. */
    REACH,
    /** It comes near, but not within the tolerance. */
    TOLERANCE,
    /** Designs there are on target, but unlike the training data. */
    DATA
  }

  /** One plain sentence, and one more for the nearest design that works. */
  public String sentence(DesignSpace space) {
    String at = region.text(space);
    String why =
        switch (reason) {
          case NONE ->
              "%s is not refused: %s of %s draws there are on target".formatted(at, found, drawn);
          case SPACE -> "%s is refused because the model's own range is %s".formatted(at, detail);
          case BOUND -> "%s is refused because your bounds are %s".formatted(at, detail);
          case RELATION ->
              "%s is refused because the relation %s leaves no design there".formatted(at, detail);
          case CONSTRAINT ->
              "%s is refused because the constraint “%s” leaves no design there"
                  .formatted(at, detail);
          case CONSTRAINTS ->
              "%s is refused because the constraints %s together leave no design there"
                  .formatted(at, detail);
          case REACH ->
              "%s is refused because %s there, and the target is %s"
                  .formatted(at, reach(space), asked(space));
          case TOLERANCE ->
              "%s is refused because the nearest design there misses the target by %s tolerances"
                  .formatted(at, Numbers.significant(closest, 3));
          case DATA ->
              "%s is refused because designs on target there are unlike the training data"
                  .formatted(at);
        };
    return why + (reason == Reason.NONE ? "." : "; " + nearestText(space) + ".");
  }

  private String reach(DesignSpace space) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < low.length; k++) {
      Property p = space.properties().get(k);
      if (!target.isFree(k)) {
        parts.add(
            "%s is between %s and %s".formatted(p.name(), number(p, low[k]), number(p, high[k])));
      }
    }
    return String.join(" and ", parts);
  }

  private String asked(DesignSpace space) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      if (!target.isFree(k)) {
        parts.add(GoalSentence.bare(p, target.goals().get(k)));
      }
    }
    return String.join(" and ", parts);
  }

  private static String number(Property p, double value) {
    var mass = p.pointMass();
    return mass != null && p.isMass(value)
        ? mass.name()
        : Units.plain(Numbers.significant(value, 3), p.unit());
  }

  private String nearestText(DesignSpace space) {
    if (nearest == null) {
      return "no design that works was found elsewhere either";
    }
    List<String> away = new ArrayList<>();
    for (Region.Range r : region.ranges()) {
      Variable v = space.variables().get(r.variable());
      double value = nearest[r.variable()];
      double off = value < r.low() ? r.low() - value : Math.max(0, value - r.high());
      away.add(
          v.name()
              + " = "
              + Region.shown(v, value)
              + (off > 0 && v.categories() == null
                  ? ", " + Units.plain(Numbers.significant(off, 2), v.unit()) + " away"
                  : ""));
    }
    List<String> others = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      int column = j;
      if (region.ranges().stream().noneMatch(r -> r.variable() == column)) {
        Variable v = space.variables().get(j);
        others.add(v.name() + " = " + Region.shown(v, nearest[j]));
      }
    }
    return "the nearest design that works has "
        + String.join(" and ", away)
        + (others.isEmpty() ? "" : " (with " + String.join(", ", others) + ")");
  }
}
