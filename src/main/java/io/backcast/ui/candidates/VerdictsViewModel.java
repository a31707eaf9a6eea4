package io.backcast.ui.candidates;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.DesignAnswers;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What three judges say of the selected candidate: the surrogate that the generator learned from,
 * the audit ensemble that had no part in making it, and a calculation.
 */
public final class VerdictsViewModel {
  private final ExplorerState explorer;
  private final CandidatesViewModel candidates;
  private final InverseModel model;
  private final @Nullable LatestTask<Asked, Verdict> surrogate;
  private final ReadOnlyObjectWrapper<@Nullable Verdicts> verdicts = new ReadOnlyObjectWrapper<>();

  /** What the surrogate is asked. */
  private record Asked(float[] x, int property) {}

  /** The surrogate's prediction of a design. */
  private record Verdict(float[] x, double unclamped) {}

  /**
   * The verdicts on one design.
   *
   * @param surrogate unclamped; NaN where the model has none, or while it is computed
   * @param audit unclamped; NaN where the model has no audit ensemble
   * @param calculated null if it has not been calculated
   */
  record Verdicts(double surrogate, double audit, @Nullable CalculatedDesign calculated) {}

  public VerdictsViewModel(
      ExplorerState explorer, CandidatesViewModel candidates, InferenceTasks tasks) {
    this.explorer = explorer;
    this.candidates = candidates;
    this.model = tasks.model();
    boolean own = model.has(NetworkRole.VALUE) || model.has(NetworkRole.GRADIENT);
    surrogate =
        own ? tasks.task(this::ask, q -> new Verdict(q.x, Double.NaN), this::receive) : null;
    candidates.selectedProperty().subscribe(design -> update());
    explorer.answersProperty().subscribe((before, now) -> update());
  }

  /** Whether designs of the model can be calculated at all. */
  boolean applies() {
    ModelCard card = explorer.card();
    return card.crystal() != null && !card.crystal().templates().isEmpty();
  }

  /** The verdicts on the selected candidate; null if none is selected. */
  ReadOnlyObjectProperty<@Nullable Verdicts> verdictsProperty() {
    return verdicts.getReadOnlyProperty();
  }

  /** Column of the property that they are about. */
  int property() {
    return explorer.answersProperty().get().property();
  }

  private void update() {
    ListedDesign design = candidates.selectedProperty().get();
    if (design == null || !applies()) {
      verdicts.set(null);
      return;
    }
    DesignAnswers answers = explorer.answersProperty().get();
    verdicts.set(
        new Verdicts(
            Double.NaN, candidates.evidence().audit(design, property()), answers.of(design.x())));
    if (surrogate != null) {
      surrogate.submit(new Asked(design.x(), property()));
    }
  }

  private Verdict ask(Asked q) throws BackcastException {
    return new Verdict(q.x, model.predictFast(1, q.x)[q.property]);
  }

  private void receive(Verdict answer) {
    ListedDesign design = candidates.selectedProperty().get();
    Verdicts now = verdicts.get();
    if (design != null && now != null && Arrays.equals(design.x(), answer.x)) {
      verdicts.set(new Verdicts(answer.unclamped, now.audit, now.calculated));
    }
  }
}
