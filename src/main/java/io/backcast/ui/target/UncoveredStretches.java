package io.backcast.ui.target;

import io.backcast.design.Extrapolation;
import io.backcast.design.TargetCoverage;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Property;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where on the axis of one property the training data say nothing: too few rows, or none together
 * with the other targets. Nothing while extrapolation is not looked at.
 */
final class UncoveredStretches {
  private final ExplorerState explorer;
  private final int k;
  private final Property property;
  private final @Nullable TargetCoverage coverage;
  private final AbstentionTexts words;
  private final Texts texts;

  UncoveredStretches(ExplorerState explorer, int k, Texts texts) {
    this.explorer = explorer;
    this.k = k;
    this.property = explorer.space().properties().get(k);
    this.coverage = Extrapolation.coverage(explorer.card()).get(k);
    this.words = new AbstentionTexts(explorer.space(), texts);
    this.texts = texts;
  }

  /** Runs an action when the stretches change. */
  void onChange(Runnable action) {
    explorer.extrapolationProperty().subscribe((before, now) -> action.run());
    if (explorer.space().dy() > 1) {
      explorer
          .resultProperty()
          .subscribe(
              (before, now) -> {
                if (now != null && now.settled()) {
                  action.run();
                }
              });
    }
  }

  private boolean off() {
    return explorer.extrapolationProperty().get() == ExtrapolationControl.OFF;
  }

  /** All of them, from low to high of each kind. */
  List<TargetCoverage.Stretch> stretches() {
    List<TargetCoverage.Stretch> all = new ArrayList<>();
    if (coverage != null && !off()) {
      all.addAll(coverage.uncovered());
      all.addAll(neverTogether());
    }
    return all;
  }

  private List<TargetCoverage.Stretch> neverTogether() {
    ExplorationResult result = explorer.resultProperty().get();
    return result == null || result.neverTogether().size() <= k
        ? List.of()
        : result.neverTogether().get(k);
  }

  /** Whether the point mass has too few rows. */
  boolean hatchesMass() {
    return coverage != null && property.pointMass() != null && !off() && !coverage.coversMass();
  }

  /** Why a value is hatched, as a sentence; empty if it is not. */
  String why(double value) {
    if (coverage == null || off() || Double.isNaN(value)) {
      return "";
    }
    if (property.isMass(value)) {
      return hatchesMass()
          ? texts.get(
              "abstain.class",
              texts.whole(coverage.rows()),
              property.pointMass() == null ? "" : property.pointMass().name())
          : "";
    }
    for (TargetCoverage.Stretch s : coverage.uncovered()) {
      if (s.contains(value)) {
        return words.stretch(property, s, coverage.rows());
      }
    }
    return neverTogether().stream().anyMatch(s -> s.contains(value))
        ? texts.get("abstain.never")
        : "";
  }
}
