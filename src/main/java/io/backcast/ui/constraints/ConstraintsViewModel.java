package io.backcast.ui.constraints;

import io.backcast.design.KeptShare;
import io.backcast.formula.FormulaReader;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of constraints, in step with those of the question. */
public final class ConstraintsViewModel {
  private final ExplorerState explorer;
  private final FormulaReader reader;
  private final ObservableList<ConstraintDraft> drafts = FXCollections.observableArrayList();
  private final LatestTask<Box, List<Double>> counting;
  private boolean publishing;

  /** Constraints inside whose ranges their shares are counted. */
  private record Box(DesignBounds bounds, List<String> texts) {}

  /** Rows for the constraints of a question. */
  public ConstraintsViewModel(ExplorerState explorer, InferenceTasks tasks) {
    this.explorer = explorer;
    this.reader = Conditions.reader(explorer.space());
    this.counting = tasks.task(this::count, box -> List.of(), this::showKept);
    explorer.constraintsProperty().subscribe(this::show);
    explorer.boundsProperty().subscribe(this::recount);
  }

  ObservableList<ConstraintDraft> drafts() {
    return drafts;
  }

  /** What may be typed next. */
  List<String> completions(String start) {
    return reader.symbols().completions(start);
  }

  /** The constraints of the model itself, which always hold. */
  List<String> always() {
    return explorer.space().constraints();
  }

  /** Adds a row in which nothing is typed yet; an empty one that is there already is taken. */
  ConstraintDraft add() {
    ConstraintDraft last = drafts.isEmpty() ? null : drafts.getLast();
    if (last != null && last.textProperty().get().isBlank()) {
      return last;
    }
    ConstraintDraft draft = draft();
    drafts.add(draft);
    return draft;
  }

  /** Takes a row away. */
  void remove(ConstraintDraft draft) {
    drafts.remove(draft);
    publish();
  }

  /** Takes back what is being typed, and with it a row where nothing else holds. */
  void takeBack(ConstraintDraft draft) {
    if (draft.applied().isEmpty()) {
      remove(draft);
    } else {
      draft.revert();
    }
  }

  /** Whether all shares are known. */
  public boolean settled() {
    return counting.idle();
  }

  private ConstraintDraft draft() {
    ConstraintDraft draft = new ConstraintDraft(reader);
    draft.readingProperty().subscribe((before, now) -> publish());
    draft.enabledProperty().subscribe((before, now) -> publish());
    return draft;
  }

  /** Tells the question what holds now. */
  private void publish() {
    if (publishing) {
      return;
    }
    List<Constraint> now =
        drafts.stream()
            .filter(d -> !d.applied().isEmpty())
            .map(ConstraintDraft::constraint)
            .toList();
    if (!now.equals(explorer.constraintsProperty().get())) {
      publishing = true;
      explorer.constraintsProperty().set(now);
      publishing = false;
      recount();
    }
  }

  /** Shows the constraints of the question: of a session, or of an earlier state. */
  private void show(List<Constraint> constraints) {
    if (publishing) {
      return;
    }
    publishing = true;
    List<ConstraintDraft> holding = new ArrayList<>();
    for (ConstraintDraft draft : drafts) {
      if (!draft.applied().isEmpty()) {
        holding.add(draft);
      }
    }
    while (holding.size() > constraints.size()) {
      drafts.remove(holding.removeLast());
    }
    for (int i = 0; i < constraints.size(); i++) {
      if (i == holding.size()) {
        holding.add(draft());
        drafts.add(holding.getLast());
      }
      holding.get(i).show(constraints.get(i));
    }
    publishing = false;
    recount();
  }

  private void recount() {
    List<String> texts = drafts.stream().map(ConstraintDraft::applied).toList();
    if (texts.stream().anyMatch(t -> !t.isEmpty())) {
      counting.submit(new Box(explorer.boundsProperty().get(), texts));
    }
  }

  private List<Double> count(Box box) throws BackcastException {
    List<Double> shares = new ArrayList<>();
    for (String text : box.texts) {
      shares.add(
          text.isEmpty()
              ? Double.NaN
              : KeptShare.of(
                  explorer.space(), box.bounds, Conditions.of(explorer.space(), List.of(text))));
    }
    return shares;
  }

  private void showKept(List<Double> shares) {
    for (int i = 0; i < Math.min(shares.size(), drafts.size()); i++) {
      drafts.get(i).keptProperty().set(shares.get(i));
    }
  }
}
