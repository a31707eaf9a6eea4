package io.backcast.ui.state;

import io.backcast.design.Predictions;
import io.backcast.design.Ranking;
import io.backcast.design.RequestParser;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Session;
import io.backcast.sentence.Sentence;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Captures what the window shows as a session, and shows a session again. */
public final class SessionState {
  private final ExplorerState explorer;
  private final InverseModel model;
  private final String folder;
  private final List<SessionPart> views;
  private final List<SessionPart> layout;

  /**
   * Puts it together.
   *
   * @param folder that holds the model
   * @param views whose settings are part of a session
   */
  public SessionState(
      ExplorerState explorer, InverseModel model, String folder, List<SessionPart> views) {
    this(explorer, model, folder, views, List.of());
  }

  /**
   * Puts it together.
   *
   * @param folder that holds the model
   * @param views whose settings are part of a session
   * @param layout parts of a session too, but no steps of undo
   */
  public SessionState(
      ExplorerState explorer,
      InverseModel model,
      String folder,
      List<SessionPart> views,
      List<SessionPart> layout) {
    this.layout = layout;
    this.explorer = explorer;
    this.model = model;
    this.folder = folder;
    this.views = views;
  }

  /** What the window shows now. */
  public Session capture() {
    return capture(
        Stream.concat(views.stream(), layout.stream()), explorer.selectedProperty().get());
  }

  /** The same without layout and selected design, which undo leaves alone. */
  public Session undoable() {
    return capture(views.stream(), null);
  }

  private Session capture(Stream<SessionPart> parts, @Nullable Candidate selected) {
    DesignSpace space = explorer.space();
    Map<String, Double> targets = new LinkedHashMap<>();
    Map<String, Double> tolerances = new LinkedHashMap<>();
    Map<String, String> goals = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      Goal goal = explorer.goalProperty(k).get();
      // a free property has no entry
      if (goal != null) {
        goals.put(p.name(), goal.bareText(p));
      } else if (!explorer.target().isFree(k)) {
        targets.put(p.name(), explorer.targetProperty(k).get());
      }
      tolerances.put(p.name(), explorer.toleranceProperty(k).get());
    }
    Map<String, String> settings = new LinkedHashMap<>();
    parts.forEach(v -> v.save(settings));
    ModelCard card = explorer.card();
    List<Constraint> typed = explorer.constraintsProperty().get();
    return new Session(
        Session.FORMAT,
        card.name(),
        card.identity(),
        folder,
        targets,
        tolerances,
        explorer.boundsProperty().get().narrowed(space),
        explorer.seedProperty().get(),
        explorer.rankingProperty().get().name().toLowerCase(Locale.ROOT),
        explorer.pins().stream().map(Candidate::x).toList(),
        selected == null ? null : selected.x(),
        settings,
        explorer.extrapolationProperty().get().key(),
        goals.isEmpty() ? null : goals,
        typed.isEmpty() ? null : typed);
  }

  /**
   * Refuses a session that does not fit a model.
   *
   * @throws BackcastException if its bounds, its goals or its designs do not fit the model
   */
  public static void check(Session session, DesignSpace space) throws BackcastException {
    bounds(session, space);
    goals(session, space);
    List<float[]> designs = new ArrayList<>(session.pins());
    if (session.selected() != null) {
      designs.add(session.selected());
    }
    for (float[] x : designs) {
      if (x.length != space.dx()) {
        throw new BackcastException(
            ErrorCode.BAD_JSON,
            Sentence.of("session.width", x.length, session.model(), space.dx()));
      }
    }
  }

  private static DesignBounds bounds(Session session, DesignSpace space) throws BackcastException {
    DesignBounds bounds = DesignBounds.of(space);
    for (Map.Entry<String, double[]> bound : session.bounds().entrySet()) {
      int j = space.variableIndex(bound.getKey());
      if (j >= 0) {
        bounds = bounds.with(j, bound.getValue()[0], bound.getValue()[1]);
      }
    }
    Conditions typed = Conditions.ofEnabled(space, session.conditions());
    bounds.ranges().check(space);
    // conditions that leave nothing are a question too, of which the window says so
    return bounds.with(bounds.conditions().and(typed));
  }

  /** What a session asks in place of values, {@code [dy]}. */
  private static @Nullable Goal[] goals(Session session, DesignSpace space)
      throws BackcastException {
    @Nullable Goal[] goals = new Goal[space.dy()];
    Map<String, String> texts = session.goals();
    RequestParser parser = new RequestParser(space);
    for (int k = 0; k < goals.length && texts != null; k++) {
      String text = texts.get(space.properties().get(k).name());
      goals[k] = text == null ? null : parser.goal(k, text);
    }
    return goals;
  }

  /**
   * Shows a session of this model; names that the model lacks are ignored.
   *
   * @throws BackcastException if the session does not fit the model; nothing has changed then
   */
  public void apply(Session session) throws BackcastException {
    DesignSpace space = explorer.space();
    check(session, space);
    // everything that can fail comes before the first change
    DesignBounds bounds = bounds(session, space);
    @Nullable Goal[] goals = goals(session, space);
    List<Candidate> pins = new ArrayList<>();
    for (float[] x : session.pins()) {
      pins.add(candidate(x));
    }
    Candidate before = explorer.selectedProperty().get();
    float @Nullable [] wanted = session.selected();
    Candidate selected =
        wanted == null || (before != null && Arrays.equals(before.x(), wanted))
            ? before
            : candidate(wanted);
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      Double target = session.targets().get(p.name());
      Double tolerance = session.tolerances().get(p.name());
      Goal goal = goals[k];
      explorer.goalProperty(k).set(null);
      if (goal != null) {
        explorer.ask(k, goal);
      } else if (target != null) {
        explorer.targetProperty(k).set(target);
      } else if (space.dy() > 1 || tolerance != null) {
        // the session knows the property, and nothing is asked of it
        explorer.targetProperty(k).set(Double.NaN);
      }
      if (tolerance != null) {
        explorer.toleranceProperty(k).set(tolerance);
      }
    }
    explorer.constraintsProperty().set(session.conditions());
    explorer.boundsProperty().set(bounds);
    explorer.seedProperty().set(session.seed());
    for (Ranking r : Ranking.values()) {
      if (r.name().equalsIgnoreCase(session.ranking())) {
        explorer.rankingProperty().set(r);
      }
    }
    explorer.extrapolationProperty().set(extrapolation(session));
    explorer.pins().setAll(pins);
    if (selected != null && selected != before) {
      explorer.selectedProperty().set(selected);
    }
    views.forEach(v -> v.restore(session.views()));
    layout.forEach(v -> v.restore(session.views()));
  }

  /** What a session says; earlier ones say nothing and get what is usual. */
  private static ExtrapolationControl extrapolation(Session session) {
    return Arrays.stream(ExtrapolationControl.values())
        .filter(control -> control.key().equals(session.extrapolation()))
        .findFirst()
        .orElse(ExtrapolationControl.WARN);
  }

  /** One that is known already, or predicted anew. */
  private Candidate candidate(float[] x) throws BackcastException {
    for (Candidate pin : explorer.pins()) {
      if (Arrays.equals(pin.x(), x)) {
        return pin;
      }
    }
    return new Candidate(0, x, Predictions.of(model, DesignMatrix.of(x, x.length)));
  }
}
