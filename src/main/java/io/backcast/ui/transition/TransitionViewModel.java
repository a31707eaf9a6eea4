package io.backcast.ui.transition;

import io.backcast.design.BackwardPathBand;
import io.backcast.design.Transition;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.SessionPart;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.DesignAnswers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The chosen path and its start, and the predictions along it. */
public final class TransitionViewModel implements SessionPart {
  private static final int STEPS = 161;

  private final ExplorerState explorer;
  private final InverseModel model;
  private final List<DesignPath> paths;
  private final ObjectProperty<DesignPath> path;
  private final ObjectProperty<Start> start = new SimpleObjectProperty<>(Start.REFERENCE);
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Request, Computed> task;

  /** Bands by the property that they are of; by the task alone. */
  private final Map<Integer, KnownBand> known = new HashMap<>();

  /** What is asked for, and what has been answered in full. */
  private @Nullable Request asked;

  private @Nullable Request answered;

  /** The start of a path. */
  public enum Start {
    REFERENCE,
    CANDIDATE,
    /** The first pinned design; the path leads to the last. */
    PINS
  }

  private record KnownBand(
      DesignPath path, DesignBounds bounds, long seed, @Nullable BackwardPathBand band) {
    boolean answers(Request q) {
      return path.equals(q.path) && bounds.equals(q.bounds) && seed == q.seed;
    }
  }

  /**
   * A question.
   *
   * @param backward whether a band belongs to it
   * @param patient whether the answer may wait for a band that is not known yet
   */
  private record Request(
      int property,
      DesignPath path,
      float[] start,
      DesignBounds bounds,
      long seed,
      boolean backward,
      boolean patient) {
    Request patiently() {
      return new Request(property, path, start, bounds, seed, backward, true);
    }
  }

  /**
   * An answer.
   *
   * @param whole whether nothing of it is left to compute
   */
  private record Computed(Request request, View view, boolean whole) {}

  /**
   * What is shown.
   *
   * @param property index of the property along the path
   * @param path as its axis shows it
   * @param scale of the coordinate along it
   * @param curve predictions along the path; null if the model has no prediction network
   * @param backward generated designs along the path; null between pins, or if unknown
   * @param origin where the path lies in the design space
   */
  public record View(
      int property,
      DesignPath path,
      Scale scale,
      @Nullable Transition curve,
      @Nullable BackwardPathBand backward,
      Origin origin) {
    View withoutBackward() {
      return new View(property, path, scale, curve, null, origin);
    }

    /** Whether the axis has the values of a variable, and not the change from a start. */
    boolean ofValues() {
      return origin.at != 0 || origin.path.coordinate() != null;
    }
  }

  /**
   * Where a path lies in the design space.
   *
   * @param path before it was converted for its axis
   * @param start design where its coordinate is zero, {@code [dx]}
   * @param at value on the axis where the coordinate is zero
   * @param unit of the axis per unit of the coordinate
   */
  public record Origin(DesignPath path, float[] start, double at, double unit) {}

  /**
   * A calculation on the path.
   *
   * @param at value on the axis
   */
  public record Calculated(double at, CalculatedDesign design) {}

  public TransitionViewModel(ExplorerState explorer, InferenceTasks tasks) {
    this.explorer = explorer;
    this.model = tasks.model();
    paths = paths(explorer);
    path = new SimpleObjectProperty<>(paths.getFirst());
    task =
        tasks.task(
            this::compute,
            q ->
                new Computed(
                    q, new View(q.property, q.path, Scale.LINEAR, null, null, origin(q)), true),
            this::receive);
    explorer.shown().valueProperty().subscribe((before, now) -> submit());
    path.subscribe((before, now) -> submit());
    start.subscribe((before, now) -> submit());
    explorer.boundsProperty().subscribe((before, now) -> drawAnew());
    explorer.seedProperty().subscribe((before, now) -> drawAnew());
    explorer
        .selectedProperty()
        .subscribe((before, now) -> submitIf(start.get() == Start.CANDIDATE));
    explorer.pins().addListener((InvalidationListener) o -> submitIf(start.get() == Start.PINS));
    submit();
  }

  /**
   * The card's paths, or one along each variable if it has none; categories have no order to go
   * along, unless there is nothing else.
   */
  private static List<DesignPath> paths(ExplorerState explorer) {
    if (!explorer.space().paths().isEmpty()) {
      return explorer.space().paths();
    }
    List<Variable> variables = explorer.space().variables();
    List<Variable> ordered = variables.stream().filter(v -> v.categories() == null).toList();
    return (ordered.isEmpty() ? variables : ordered).stream().map(DesignPath::along).toList();
  }

  public List<DesignPath> paths() {
    return paths;
  }

  public ObjectProperty<DesignPath> pathProperty() {
    return path;
  }

  public ObjectProperty<Start> startProperty() {
    return start;
  }

  public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** The calculations of designs that lie on the path shown. */
  public List<Calculated> calculated() {
    View now = view.get();
    DesignAnswers answers = explorer.answersProperty().get();
    if (now == null || answers.property() != now.property) {
      return List.of();
    }
    Origin origin = now.origin;
    return answers.on(origin.path, origin.start).stream()
        .map(p -> new Calculated(origin.at + origin.unit * p.at(), p.design()))
        .filter(p -> p.at >= now.path.from() && p.at <= now.path.to())
        .toList();
  }

  private static Origin origin(Request q) {
    return new Origin(q.path, q.start, 0, 1);
  }

  /** Whether the view is up to date. */
  public boolean settled() {
    return task.idle() && view.get() != null && answered == asked;
  }

  /** Designs of other bounds do not stand beside those that are asked for now. */
  private void drawAnew() {
    View now = view.get();
    if (now != null && now.backward != null) {
      view.set(now.withoutBackward());
    }
    submit();
  }

  private void receive(Computed now) {
    boolean present =
        now.request.seed == explorer.seedProperty().get()
            && now.request.bounds.equals(explorer.boundsProperty().get());
    view.set(present ? now.view : now.view.withoutBackward());
    if (now.request == asked && now.whole) {
      answered = asked;
    } else if (now.request == asked) {
      // the curve is there at once, the band may take seconds
      ask(now.request.patiently());
    }
  }

  private void ask(Request request) {
    asked = request;
    task.submit(request);
  }

  private void submitIf(boolean affected) {
    if (affected) {
      submit();
    }
  }

  private void submit() {
    ExplorerState.Candidate candidate = explorer.selectedProperty().get();
    List<ExplorerState.Candidate> pins = explorer.pins();
    DesignPath along = path.get();
    float[] from = explorer.space().reference();
    if (start.get() == Start.CANDIDATE && candidate != null) {
      from = candidate.x();
    } else if (start.get() == Start.PINS && pins.size() > 1) {
      from = pins.getFirst().x();
      along = between(explorer.space(), from, pins.getLast().x());
    }
    ask(
        new Request(
            explorer.shown().index(),
            along,
            from,
            explorer.boundsProperty().get(),
            explorer.seedProperty().get(),
            along == path.get(),
            false));
  }

  /** The straight line from one design (0) to another (1), extended by 20 % at both ends. */
  private static DesignPath between(DesignSpace space, float[] from, float[] to) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int j = 0; j < from.length; j++) {
      weights.put(space.variables().get(j).name(), (double) to[j] - from[j]);
    }
    return new DesignPath("between", "", "", -0.2, 1.2, weights);
  }

  private Computed compute(Request q) throws BackcastException {
    VariableAxis axis = VariableAxis.of(explorer.space(), q.property, q.path);
    DesignPath path = axis == null ? q.path : axis.from(q.start);
    Transition curve =
        Transition.possible(model)
            ? Transition.along(model, path, q.start, path.from(), path.to(), STEPS)
                .following(explorer.space(), q.property)
            : null;
    KnownBand band = q.backward ? band(q) : null;
    BackwardPathBand backward = band == null ? null : band.band;
    View shown =
        axis == null
            ? new View(q.property, q.path, Scale.LINEAR, curve, backward, origin(q))
            : axis.view(q.start, curve, backward);
    return new Computed(q, shown, band != null || !q.backward);
  }

  /** Where designs lie, whatever the start; null if that is not known yet and nobody waits. */
  private @Nullable KnownBand band(Request q) throws BackcastException {
    KnownBand last = known.get(q.property);
    if (last != null && last.answers(q)) {
      return last;
    }
    if (!q.patient) {
      return null;
    }
    known.values().removeIf(band -> !band.answers(q));
    KnownBand fresh = new KnownBand(q.path, q.bounds, q.seed, computedBand(q));
    known.put(q.property, fresh);
    return fresh;
  }

  private @Nullable BackwardPathBand computedBand(Request q) throws BackcastException {
    try {
      return BackwardPathBand.of(model, q.property, q.path, q.bounds, q.seed);
    } catch (BackcastException e) {
      if (e.saysNoDesignInside()) {
        return null;
      }
      throw e;
    }
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
