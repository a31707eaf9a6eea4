package io.backcast.ui.transition;

import io.backcast.ui.workbench.SessionPart;
import io.backcast.design.BackwardView;
import io.backcast.design.Transition;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.StrainPath;
import io.backcast.model.Variable;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which path is followed from where, and what the model says along it. */
public final class TransitionModel implements SessionPart {
  private static final int STEPS = 161;

  private final ExplorerModel explorer;
  private final InverseModel model;
  private final List<StrainPath> paths;
  private final ObjectProperty<StrainPath> path;
  private final ObjectProperty<Start> start = new SimpleObjectProperty<>(Start.REFERENCE);
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Question, View> task;

  /** Where a path begins. */
  public enum Start {
    REFERENCE,
    CANDIDATE,
    /** At the first pinned design, towards the last. */
    PINS
  }

  private record Question(StrainPath path, float[] start, Box box, long seed, boolean backward) {}

  /**
   * What is shown.
   *
   * @param path that was followed, as its axis shows it
   * @param curve null if the model could not follow the path
   * @param backward null where the path does not begin at the reference
   */
  public record View(
      StrainPath path, @Nullable Transition curve, @Nullable BackwardView backward) {}

  public TransitionModel(ExplorerModel explorer, Lab lab) {
    this.explorer = explorer;
    this.model = lab.model();
    paths = paths(explorer);
    path = new SimpleObjectProperty<>(paths.getFirst());
    task = lab.task(this::compute, q -> new View(q.path, null, null), view::set);
    path.subscribe((before, now) -> ask());
    start.subscribe((before, now) -> ask());
    explorer.boxProperty().subscribe((before, now) -> ask());
    explorer.selectedProperty().subscribe((before, now) -> askIf(start.get() == Start.CANDIDATE));
    explorer.pins().addListener((InvalidationListener) o -> askIf(start.get() == Start.PINS));
    ask();
  }

  /** The card's paths, or one along each variable if it has none. */
  private static List<StrainPath> paths(ExplorerModel explorer) {
    if (!explorer.space().paths().isEmpty()) {
      return explorer.space().paths();
    }
    List<StrainPath> made = new ArrayList<>();
    for (Variable v : explorer.space().variables()) {
      made.add(StrainPath.along(v));
    }
    return made;
  }

  public List<StrainPath> paths() {
    return paths;
  }

  public ObjectProperty<StrainPath> pathProperty() {
    return path;
  }

  public ObjectProperty<Start> startProperty() {
    return start;
  }

  public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Whether the view belongs to the present question. */
  public boolean settled() {
    return task.idle() && view.get() != null;
  }

  private void askIf(boolean concerned) {
    if (concerned) {
      ask();
    }
  }

  private void ask() {
    ExplorerModel.Candidate candidate = explorer.selectedProperty().get();
    List<ExplorerModel.Candidate> pins = explorer.pins();
    StrainPath along = path.get();
    float[] from = explorer.space().reference();
    if (start.get() == Start.CANDIDATE && candidate != null) {
      from = candidate.x();
    } else if (start.get() == Start.PINS && pins.size() > 1) {
      from = pins.getFirst().x();
      along = between(explorer.space(), from, pins.getLast().x());
    }
    task.submit(
        new Question(
            along,
            from,
            explorer.boxProperty().get(),
            explorer.seedProperty().get(),
            along == path.get()));
  }

  /** The straight line from one design (0) to another (1), and a little beyond. */
  private static StrainPath between(DesignSpace space, float[] from, float[] to) {
    Map<String, Double> weights = new java.util.LinkedHashMap<>();
    for (int j = 0; j < from.length; j++) {
      weights.put(space.variables().get(j).name(), (double) to[j] - from[j]);
    }
    return new StrainPath("between", "", "", -0.2, 1.2, weights);
  }

  private View compute(Question q) throws BackcastException {
    VariableAxis axis = VariableAxis.of(explorer.space(), q.path);
    StrainPath path = axis == null ? q.path : axis.from(q.start);
    Transition curve =
        Transition.possible(model)
            ? Transition.along(model, path, q.start, path.from(), path.to(), STEPS)
            : null;
    BackwardView backward = q.backward ? BackwardView.of(model, q.path, q.box, q.seed) : null;
    return axis == null ? new View(q.path, curve, backward) : axis.view(q.start, curve, backward);
  }

  @Override
  public void save(Map<String, String> views) {
    views.put("transition.path", path.get().name());
    views.put("transition.start", start.get().name());
  }

  @Override
  public void restore(Map<String, String> views) {
    String wanted = views.get("transition.path");
    paths.stream().filter(p -> p.name().equals(wanted)).findFirst().ifPresent(path::set);
    for (Start s : Start.values()) {
      if (s.name().equals(views.get("transition.start"))) {
        start.set(s);
      }
    }
  }
}
