package io.backcast.ui.whynot;

import io.backcast.design.Predictions;
import io.backcast.design.Refusal;
import io.backcast.design.Region;
import io.backcast.design.WhyNot;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Target;
import io.backcast.ui.chart.WhyAsker.Pick;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.Texts;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Finds out in the background why no design has some values. */
public final class WhyNotViewModel {
  private final ExplorerState explorer;
  private final InverseModel model;
  private final WhyNotTexts words;
  private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Question, Answer> task;
  private @Nullable WhyNot engine;

  private record Question(
      List<Pick> picks,
      Target target,
      DesignBounds bounds,
      long seed,
      ExtrapolationControl extrapolation) {}

  /** Answers of a window. */
  public WhyNotViewModel(ExplorerState explorer, InferenceTasks tasks, Texts texts) {
    this.explorer = explorer;
    this.model = tasks.model();
    this.words = new WhyNotTexts(explorer.space(), texts);
    this.task = tasks.task(this::answer, this::unknown, answer::set);
  }

  /** Asks about designs with all of these values; the answer replaces the one before. */
  public void ask(List<Pick> picks) {
    answer.set(null);
    task.submit(
        new Question(
            List.copyOf(picks),
            explorer.target(),
            explorer.boundsProperty().get(),
            explorer.seedProperty().get(),
            explorer.extrapolationProperty().get()));
  }

  /** The latest answer; null while it is looked for. */
  ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** The values in words. */
  String title(List<Pick> picks) {
    return words.title(picks);
  }

  /** Selects the nearest design that works, in all views. */
  void go() {
    Answer now = answer.get();
    if (now != null && now.nearest() != null) {
      explorer.selectedProperty().set(now.nearest());
    }
  }

  /** Whether no answer is looked for. */
  public boolean settled() {
    return task.idle();
  }

  private Answer unknown(Question q) {
    return new Answer(words.unknown(), null, "");
  }

  private Answer answer(Question q) throws BackcastException {
    if (engine == null) {
      engine = new WhyNot(model);
    }
    Region region =
        new Region(
            q.picks.stream()
                .map(p -> new Region.Range(p.variable(), p.value(), p.value()))
                .toList());
    Refusal refusal = engine.explain(region, q.target, q.bounds, q.extrapolation, q.seed);
    float[] x = refusal.nearest();
    return new Answer(
        words.reason(refusal, q.bounds),
        x == null ? null : new Candidate(0, x, Predictions.of(model, DesignMatrix.of(x, x.length))),
        refusal.reason() == Refusal.Reason.NONE
            ? ""
            : x == null ? words.none() : words.nearest(q.picks, x));
  }
}
