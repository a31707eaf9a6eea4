package io.backcast.cli;

import io.backcast.design.Abstention;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** In a sentence, why the training data cannot say what reaches a target. */
final class AbstentionText {
  private AbstentionText() {}

  static String of(DesignSpace space, Target target, Abstention a) {
    String why =
        switch (a.reason()) {
          case BEYOND, FEW_ROWS -> few(space.properties().get(a.property()), a);
          case NEVER_TOGETHER ->
              "No rows of the training data are near these values taken together";
          case DESIGNS_OUTSIDE ->
              "Every design found on target is less usual than 99 % of the held-back rows";
        };
    String nearest = nearest(space, target, a);
    return why
        + ": the data cannot say what reaches "
        + GoalText.of(space, target)
        + "."
        + (nearest.isEmpty() ? "" : " The nearest target that they cover is " + nearest + ".");
  }

  private static String few(Property p, Abstention a) {
    String rows =
        String.format(
            Locale.ROOT,
            a.rows() == 1 ? "%,d of %,d rows has" : "%,d of %,d rows have",
            a.rows(),
            a.total());
    if (Double.isNaN(a.from())) {
      return String.format(
          Locale.ROOT, "Too few of %,d rows have such a value of %s", a.total(), p.name());
    }
    if (a.to() >= p.upper()) {
      return "%s %s above %s".formatted(rows, p.name(), number(a.from(), p));
    }
    return a.from() <= p.lower()
        ? "%s %s below %s".formatted(rows, p.name(), number(a.to(), p))
        : "%s %s between %s and %s"
            .formatted(rows, p.name(), number(a.from(), p), number(a.to(), p));
  }

  private static String nearest(DesignSpace space, Target target, Abstention a) {
    return a.nearest().length == 0 || a.nearest().length != target.goals().size()
        ? ""
        : values(space, a.nearest());
  }

  /** The values asked for; free ones are left out. */
  private static String values(DesignSpace space, double[] values) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Property p = space.properties().get(k);
      PointMass mass = p.pointMass();
      if (!Double.isNaN(values[k])) {
        parts.add(
            p.name()
                + " = "
                + (mass != null && p.isMass(values[k]) ? mass.name() : number(values[k], p)));
      }
    }
    return String.join(", ", parts);
  }

  private static String number(double value, Property p) {
    return Units.plain(Numbers.significant(value, 4), p.unit());
  }
}
