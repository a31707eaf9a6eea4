package io.backcast.ui.target;

import io.backcast.model.Goal;
import io.backcast.model.Property;
import java.util.Arrays;
import java.util.List;

/** The kinds of goals that a property can have. */
public enum GoalKind {
  VALUE,
  RANGE,
  AT_LEAST,
  AT_MOST,
  MASS,
  MOST,
  LEAST,
  ANY;

  /** The kinds that make sense for a property: it may have no class, or a single value. */
  static List<GoalKind> of(Property p) {
    return Arrays.stream(values())
        .filter(k -> k != MASS || p.pointMass() != null)
        .filter(k -> (k != MOST && k != LEAST) || p.upper() > p.lower())
        .toList();
  }

  static GoalKind of(Property p, Goal goal) {
    return switch (goal) {
      case Goal.Value v -> p.isMass(v.value()) ? MASS : VALUE;
      case Goal.Range r ->
          Double.isInfinite(r.high()) ? AT_LEAST : Double.isInfinite(r.low()) ? AT_MOST : RANGE;
      case Goal.Extreme e -> e.most() ? MOST : LEAST;
      case Goal.Any any -> ANY;
    };
  }

  /** A goal of this kind that is near to what is asked now. */
  Goal from(PropertyQuestion question) {
    Property p = question.property();
    TargetBand band = question.band();
    double value =
        question.goal() instanceof Goal.Range
            ? ((Goal.Value) band.closed()).value()
            : question.lastValue();
    TargetBand about = new TargetBand(p, new Goal.Value(value), question.tolerance());
    return switch (this) {
      case VALUE -> about.goal();
      case RANGE -> about.widened();
      case AT_LEAST -> about.opened(true);
      case AT_MOST -> about.opened(false);
      case MASS -> new Goal.Value(p.physical(Double.NEGATIVE_INFINITY));
      case MOST -> Goal.MOST;
      case LEAST -> Goal.LEAST;
      case ANY -> Goal.ANY;
    };
  }
}
