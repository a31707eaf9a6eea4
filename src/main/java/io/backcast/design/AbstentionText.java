package io.backcast.design;

import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** In a sentence, why the training data cannot say what reaches a target. */
public final class AbstentionText {
  private AbstentionText() {}

  public static String of(DesignSpace space, Target target, Abstention a) {
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
        + GoalSentence.of(space, target)
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
      return "%s %s above %s".formatted(rows, p.name(), GoalSentence.number(a.from(), p));
    }
    return a.from() <= p.lower()
        ? "%s %s below %s".formatted(rows, p.name(), GoalSentence.number(a.to(), p))
        : "%s %s between %s and %s"
            .formatted(
                rows, p.name(), GoalSentence.number(a.from(), p), GoalSentence.number(a.to(), p));
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
      if (!Double.isNaN(values[k])) {
        parts.add(p.name() + " " + GoalSentence.of(p, Goal.of(values[k])));
      }
    }
    return String.join(", ", parts);
  }
}
