package io.backcast.ui.whynot;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Predictions;
import io.backcast.design.Preview;
import io.backcast.design.SamplingBudget;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.ui.chart.WhyAsker.Pick;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.Texts;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Finds out in the background why no design has some values. */
public final class WhyNotViewModel {
  private static final SamplingBudget BUDGET = new SamplingBudget(24, 4, 3, false, false);
  private static final int SAMPLES = 1_500;

  private final ExplorerState explorer;
  private final InverseModel model;
  private final WhyNotTexts words;
  private final ReadOnlyObjectWrapper<@Nullable Refusal> refusal = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Question, Refusal> task;
  private @Nullable Designer designer;

  private record Question(
      List<Pick> picks,
      Target target,
      DesignBounds bounds,
      long seed,
      ExtrapolationControl extrapolation,
      @Nullable ExplorationResult shown) {}

  /** Answers of a window. */
  public WhyNotViewModel(ExplorerState explorer, InferenceTasks tasks, Texts texts) {
    this.explorer = explorer;
    this.model = tasks.model();
    this.words = new WhyNotTexts(explorer.space(), texts);
    this.task = tasks.task(this::answer, this::unknown, refusal::set);
  }

  /** Asks about designs with all of these values; the answer replaces the one before. */
  public void ask(List<Pick> picks) {
    refusal.set(null);
    task.submit(
        new Question(
            List.copyOf(picks),
            explorer.target(),
            explorer.boundsProperty().get(),
            explorer.seedProperty().get(),
            explorer.extrapolationProperty().get(),
            explorer.resultProperty().get()));
  }

  /** The latest answer; null while it is looked for. */
  public ReadOnlyObjectProperty<@Nullable Refusal> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** The values in words. */
  String title(List<Pick> picks) {
    return words.title(picks);
  }

  /** Selects the nearest design that works, in all views. */
  void go() {
    Refusal now = refusal.get();
    if (now != null && now.nearest() != null) {
      explorer.selectedProperty().set(now.nearest());
    }
  }

  /** Whether no answer is looked for. */
  public boolean settled() {
    return task.idle();
  }

  private Refusal unknown(Question q) {
    return new Refusal(words.title(q.picks), words.unknown(), null, "");
  }

  private Refusal answer(Question q) throws BackcastException {
    Candidate nearest = nearest(q);
    return new Refusal(
        words.title(q.picks),
        reason(q),
        nearest,
        nearest == null ? words.none() : words.nearest(q.picks, nearest.x()));
  }

  private String reason(Question q) throws BackcastException {
    DesignSpace space = explorer.space();
    DesignBounds fixed = q.bounds;
    Pick beyond = null;
    for (Pick pick : q.picks) {
      int j = pick.variable();
      if (pick.value() < q.bounds.lower()[j] || pick.value() > q.bounds.upper()[j]) {
        beyond = pick;
      }
      fixed = fixed.with(j, pick.value(), pick.value());
    }
    try {
      fixed.check(space);
    } catch (BackcastException e) {
      return e.sentence();
    }
    if (designer == null) {
      designer = new Designer(model);
    }
    Preview preview =
        designer.preview(
            DesignRequest.of(q.target, fixed)
                .seed(q.seed)
                .samples(SAMPLES)
                .budget(BUDGET)
                .extrapolation(q.extrapolation)
                .build());
    if (beyond != null) {
      return words.beyond(beyond, q.bounds, preview.hits() > 0);
    }
    if (preview.hits() > 0) {
      return words.rare(preview.hits(), preview.drawn());
    }
    return preview.extrapolated().refused() > 0
        ? words.outsideData(preview.extrapolated().refused())
        : words.missed(q.target, preview);
  }

  /** Of the designs shown the one whose values are nearest, by the candidates first. */
  private @Nullable Candidate nearest(Question q) throws BackcastException {
    DesignSpace space = explorer.space();
    ExplorationResult shown = q.shown;
    if (shown == null) {
      return null;
    }
    List<float[]> designs = new ArrayList<>();
    DesignResult settled = shown.result();
    for (int i = 0; settled != null && i < settled.designs().size(); i++) {
      designs.add(settled.designs().designs().row(i));
    }
    for (int i = 0; i < shown.preview().hits(); i++) {
      designs.add(shown.preview().designs().row(i));
    }
    float[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (float[] x : designs) {
      double away = 0;
      for (Pick pick : q.picks) {
        Variable v = space.variables().get(pick.variable());
        away += Math.pow(v.scale(x[pick.variable()]) - v.scale(pick.value()), 2);
      }
      if (away < least) {
        least = away;
        best = x;
      }
    }
    return best == null
        ? null
        : new Candidate(0, best, Predictions.of(model, DesignMatrix.of(best, best.length)));
  }
}
