package io.backcast.ui.transition;

import io.backcast.design.BackwardView;
import io.backcast.design.Transition;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.StrainPath;
import io.backcast.model.Variable;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.workbench.ExplorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which path is followed from where, and what the model says along it. */
public final class TransitionModel {
  private static final int STEPS = 161;

  private final ExplorerModel explorer;
  private final InverseModel model;
  private final List<StrainPath> paths;
  private final ObjectProperty<StrainPath> path;
  private final BooleanProperty fromCandidate = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Question, View> task;
  private final Consumer<BackcastException> onFailure;

  private record Question(StrainPath path, float[] start, Box box, long seed) {}

  /**
   * What is shown.
   *
   * @param curve null if the model could not follow the path
   */
  public record View(@Nullable Transition curve, @Nullable BackwardView backward) {}

  public TransitionModel(
      ExplorerModel explorer,
      InverseModel model,
      Executor background,
      Executor foreground,
      Consumer<BackcastException> onFailure) {
    this.explorer = explorer;
    this.model = model;
    this.onFailure = onFailure;
    paths = paths(explorer);
    path = new SimpleObjectProperty<>(paths.getFirst());
    task = new LatestTask<>(this::compute, view::set, background, foreground);
    path.subscribe((before, now) -> ask());
    fromCandidate.subscribe((before, now) -> ask());
    explorer.boxProperty().subscribe((before, now) -> ask());
    explorer
        .selectedProperty()
        .subscribe(
            (before, now) -> {
              if (fromCandidate.get()) {
                ask();
              }
            });
    ask();
  }

  /** The card's paths, or one along each variable if it has none. */
  private static List<StrainPath> paths(ExplorerModel explorer) {
    if (!explorer.space().paths().isEmpty()) {
      return explorer.space().paths();
    }
    List<StrainPath> made = new ArrayList<>();
    for (Variable v : explorer.space().variables()) {
      made.add(
          new StrainPath(
              v.name(),
              v.symbol(),
              v.unit(),
              v.lower() - v.reference(),
              v.upper() - v.reference(),
              Map.of(v.name(), 1.0)));
    }
    return made;
  }

  public List<StrainPath> paths() {
    return paths;
  }

  public ObjectProperty<StrainPath> pathProperty() {
    return path;
  }

  /** Whether the path starts at the selected candidate instead of the reference. */
  public BooleanProperty fromCandidateProperty() {
    return fromCandidate;
  }

  public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Whether the view belongs to the present question. */
  public boolean settled() {
    return task.idle() && view.get() != null;
  }

  private void ask() {
    ExplorerModel.Candidate candidate = explorer.selectedProperty().get();
    float[] start =
        fromCandidate.get() && candidate != null ? candidate.x() : explorer.space().reference();
    task.submit(
        new Question(
            path.get(), start, explorer.boxProperty().get(), explorer.seedProperty().get()));
  }

  private View compute(Question q) {
    try {
      Transition curve =
          Transition.possible(model)
              ? Transition.along(model, q.path, q.start, q.path.from(), q.path.to(), STEPS)
              : null;
      return new View(curve, BackwardView.of(model, q.path, q.box, q.seed));
    } catch (BackcastException e) {
      onFailure.accept(e);
      return new View(null, null);
    }
  }
}
