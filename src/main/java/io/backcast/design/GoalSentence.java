package io.backcast.design;

import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;

/** What is asked, in sentences. */
final class GoalSentence {
  private GoalSentence() {}

  /**
   * All that is asked: {@code gap = 0.5 eV, mass from 2 to 3 kg, cost as low as can be trusted}.
   */
  static String of(DesignSpace space, Target target) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      if (!(target.goals().get(k) instanceof Goal.Any)) {
        parts.add(p.name() + " " + of(p, target.goals().get(k)));
      }
    }
    return String.join(", ", parts);
  }

  /** What is asked of one property, behind its name. */
  static String of(Property p, Goal goal) {
    return switch (goal) {
      case Goal.Any any -> "of any value";
      case Goal.Value v -> {
        PointMass mass = p.pointMass();
        yield "= " + (mass != null && p.isMass(v.value()) ? mass.name() : number(v.value(), p));
      }
      case Goal.Range r ->
          Double.isInfinite(r.high())
              ? "of at least " + number(r.low(), p)
              : Double.isInfinite(r.low())
                  ? "of at most " + number(r.high(), p)
                  : "from " + Numbers.significant(r.low(), 4) + " to " + number(r.high(), p);
      case Goal.Extreme e -> e.most() ? "as high as can be trusted" : "as low as can be trusted";
    };
  }

  /** The same as a noun: {@code 0.5 eV}, {@code metal}, {@code at least 1.5 eV}. */
  static String bare(Property p, Goal goal) {
    return of(p, goal).replaceFirst("^(= |of |from )", "");
  }

  static String number(double value, Property p) {
    return Units.plain(Numbers.significant(value, 4), p.unit());
  }
}
