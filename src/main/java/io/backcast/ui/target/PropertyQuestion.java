package io.backcast.ui.target;

import io.backcast.design.DesignResult;
import io.backcast.design.Extremes;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;

/** What is asked of one property, for the controls that show and change it. */
final class PropertyQuestion {
  private final ExplorerState explorer;
  private final int k;
  private double lastValue;

  /**
   * The question about one property.
   *
   * @param k its column
   */
  PropertyQuestion(ExplorerState explorer, int k) {
    this.explorer = explorer;
    this.k = k;
    Property p = property();
    lastValue = goal() instanceof Goal.Value v ? v.value() : TargetScale.rounded(p, p.middle());
    onChange(
        () -> {
          if (goal() instanceof Goal.Value v && !p.isMass(v.value())) {
            lastValue = v.value();
          }
        });
  }

  Property property() {
    return explorer.space().properties().get(k);
  }

  Goal goal() {
    return explorer.goal(k);
  }

  void ask(Goal goal) {
    explorer.ask(k, goal);
  }

  /** The tolerance of a value, as a share of it on a log scale. */
  double tolerance() {
    return explorer.toleranceProperty(k).get();
  }

  void tolerance(double wanted) {
    explorer.toleranceProperty(k).set(wanted);
  }

  TargetBand band() {
    return new TargetBand(property(), goal(), tolerance());
  }

  /** The latest number that was asked for, from which other kinds of goals begin. */
  double lastValue() {
    return lastValue;
  }

  /** The most or least that was found of it; NaN unless that is asked and known. */
  double reached() {
    ExplorationResult result = explorer.resultProperty().get();
    DesignResult settled = result == null ? null : result.result();
    Extremes extremes = settled == null ? null : settled.extremes();
    return extremes == null || !(goal() instanceof Goal.Extreme) ? Double.NaN : extremes.best()[k];
  }

  /** Runs an action whenever {@link #reached} may have changed. */
  void onReached(Runnable action) {
    explorer
        .resultProperty()
        .subscribe(
            (before, now) -> {
              if (goal() instanceof Goal.Extreme && now != null && now.settled()) {
                action.run();
              }
            });
  }

  /** Runs an action whenever goal or tolerance change. */
  void onChange(Runnable action) {
    explorer.targetProperty(k).subscribe((before, now) -> action.run());
    explorer.goalProperty(k).subscribe((before, now) -> action.run());
    explorer.toleranceProperty(k).subscribe((before, now) -> action.run());
  }
}
