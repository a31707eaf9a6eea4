package io.backcast.ui.state;

import io.backcast.design.Loosening;
import io.backcast.design.Predictions;
import io.backcast.design.Ranking;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Rounding;
import io.backcast.model.Target;
import io.backcast.sentence.Sentence;
import io.backcast.verify.DesignAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the user asks for, and the answer; all views show this state and nothing else. */
public final class ExplorerState {
  /** Beyond this share of the rows lie targets that the data say little about. */
  private static final double TAIL = 0.05;

  private final ModelCard card;
  private final List<DoubleProperty> targets;
  private final List<DoubleProperty> tolerances;
  private final List<ObjectProperty<@Nullable Goal>> goals;
  private final AllowedDesigns bounds;
  private final ShownProperty shown;
  private final LongProperty seed = new SimpleLongProperty(1);
  private final ObjectProperty<Ranking> ranking = new SimpleObjectProperty<>(Ranking.TRUSTED);
  private final ObjectProperty<ExtrapolationControl> extrapolation =
      new SimpleObjectProperty<>(ExtrapolationControl.WARN);
  private final ObjectProperty<@Nullable Candidate> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<Brush> brush = new SimpleObjectProperty<>(Brush.NONE);
  private final ObjectProperty<@Nullable ChartDesigns> imported = new SimpleObjectProperty<>();
  private final ObjectProperty<DesignAnswers> answers;
  private final ObservableList<Candidate> pins = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Blocked> blocked = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable ExplorationResult> result =
      new ReadOnlyObjectWrapper<>();

  /**
   * One design, for the views of a single design.
   *
   * @param number row of the table of candidates, from 1; 0 for one that is in no row, such as an
   *     edited one, {@link #SKETCHED} for one of a preview
   * @param x {@code [dx]}, physical units
   * @param predictions of this design
   */
  public record Candidate(int number, float[] x, Predictions predictions) {
    /** In place of the number of a row, of a design that only the surrogate has seen. */
    public static final int SKETCHED = -1;
  }

  public ExplorerState(ModelCard card) {
    this.card = card;
    List<Property> properties = card.space().properties();
    // targets for all properties might contradict each other: only the first has one
    targets =
        properties.stream()
            .map(p -> p == properties.getFirst() ? coveredTarget(card, p) : Double.NaN)
            .map(v -> (DoubleProperty) new SimpleDoubleProperty(v))
            .toList();
    tolerances =
        properties.stream()
            .map(p -> (DoubleProperty) new SimpleDoubleProperty(p.tolerance()))
            .toList();
    goals =
        properties.stream()
            .map(p -> (ObjectProperty<@Nullable Goal>) new SimpleObjectProperty<@Nullable Goal>())
            .toList();
    for (int k = 0; k < targets.size(); k++) {
      ObjectProperty<@Nullable Goal> goal = goals.get(k);
      // a new value replaces whatever was asked in its place
      targets.get(k).subscribe((before, now) -> goal.set(null));
    }
    bounds = new AllowedDesigns(card.space());
    shown = new ShownProperty(properties);
    answers = new SimpleObjectProperty<>(DesignAnswers.none(card.space()));
  }

  /** A target to begin with: the usual one, or the median of the data if few reach so far. */
  private static double coveredTarget(ModelCard card, Property p) {
    double usual = firstTarget(p);
    Histogram rows =
        card.dataSummary() == null ? null : card.dataSummary().histograms().get(p.name());
    if (rows == null) {
      return usual;
    }
    int all = Arrays.stream(rows.counts()).sum();
    int at = rows.bin(usual);
    int below = Arrays.stream(rows.counts(), 0, at).sum();
    if (all == 0 || (below >= TAIL * all && below <= (1 - TAIL) * all)) {
      return usual;
    }
    int median = 0;
    for (int sum = rows.counts()[0]; 2 * sum < all; sum += rows.counts()[median]) {
      median++;
    }
    double round = Double.parseDouble(Numbers.significant(rows.centre(median), 2));
    return Math.clamp(round, p.lower(), p.upper());
  }

  /** A round value at a quarter of the range, where data are usually plentiful. */
  private static double firstTarget(Property p) {
    if (p.isLog()) {
      double round = Double.parseDouble(Numbers.significant(p.at(0.25), 1));
      return Math.clamp(round, p.lower(), p.upper());
    }
    double quarter = p.lower() + (p.upper() - p.lower()) * 0.25;
    double grid = Math.pow(10, Math.floor(Math.log10(p.upper() - p.lower()))) / 2;
    return Math.clamp(Rounding.nearest(quarter, grid), p.lower(), p.upper());
  }

  public ModelCard card() {
    return card;
  }

  public DesignSpace space() {
    return card.space();
  }

  /** The property that something is asked of when a model opens. */
  public Property firstProperty() {
    return card.space().properties().getFirst();
  }

  /** The value asked of property {@code k}; at or below a point mass it asks for that class. */
  public DoubleProperty targetProperty(int k) {
    return targets.get(k);
  }

  /** The tolerance of property {@code k}; on a log scale as a share of the target. */
  public DoubleProperty toleranceProperty(int k) {
    return tolerances.get(k);
  }

  /**
   * What is asked of property {@code k} in place of its value: a range, or as much or as little as
   * can be trusted; null for the value of {@link #targetProperty}.
   */
  public ObjectProperty<@Nullable Goal> goalProperty(int k) {
    return goals.get(k);
  }

  /** What is asked of property {@code k}. */
  public Goal goal(int k) {
    Goal goal = goals.get(k).get();
    return goal == null ? Goal.of(targets.get(k).get()) : goal;
  }

  /** Where the target of property {@code k} lies on its axis. */
  public TargetLevels levels(int k) {
    return TargetLevels.of(goal(k));
  }

  /** What all goals depend on. */
  public Observable[] goalSources() {
    return Stream.<Observable>concat(targets.stream(), goals.stream()).toArray(Observable[]::new);
  }

  /** The property that views of a single one show. */
  public ShownProperty shown() {
    return shown;
  }

  /** Asks for something of property {@code k}: a value moves its target, any frees it. */
  public void ask(int k, Goal goal) {
    switch (goal) {
      case Goal.Any any -> {
        targets.get(k).set(Double.NaN);
        goals.get(k).set(null);
      }
      case Goal.Value v -> {
        targets.get(k).set(v.value());
        goals.get(k).set(null);
      }
      default -> goals.get(k).set(goal);
    }
  }

  /** Ranges of the variables, with the conditions that hold. */
  public ObjectProperty<DesignBounds> boundsProperty() {
    return bounds;
  }

  /** Makes the ranges those of the design space again. */
  public void resetBounds() {
    boundsProperty().set(DesignBounds.of(space()));
  }

  /**
   * The constraints that are typed, switched on or off; those that are on, and can be read, are
   * part of the bounds at once.
   */
  public ObjectProperty<List<Constraint>> constraintsProperty() {
    return bounds.constraintsProperty();
  }

  public LongProperty seedProperty() {
    return seed;
  }

  public ObjectProperty<Ranking> rankingProperty() {
    return ranking;
  }

  /** What becomes of designs that are unlike the training data. */
  public ObjectProperty<ExtrapolationControl> extrapolationProperty() {
    return extrapolation;
  }

  public ObjectProperty<@Nullable Candidate> selectedProperty() {
    return selected;
  }

  public ObjectProperty<Brush> brushProperty() {
    return brush;
  }

  /** Designs of the user's own table; null for none. */
  public ObjectProperty<@Nullable ChartDesigns> importedProperty() {
    return imported;
  }

  /** What calculations say of designs of this model. */
  public ObjectProperty<DesignAnswers> answersProperty() {
    return answers;
  }

  /** The property that calculations are about. */
  public Property calculatedProperty() {
    return card.space().properties().get(answers.get().property());
  }

  /** Pinned designs, oldest first. */
  public ObservableList<Candidate> pins() {
    return pins;
  }

  /** The latest answer; null before the first. */
  public ReadOnlyObjectProperty<@Nullable ExplorationResult> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /**
   * Why there can be no answer.
   *
   * @param sentence names the constraint that no design satisfies
   * @param loosening which constraint to switch off; null if none of them helps
   */
  public record Blocked(Sentence sentence, @Nullable Loosening loosening) {}

  /** Set while no design can satisfy the constraints of the question. */
  public ObjectProperty<@Nullable Blocked> blockedProperty() {
    return blocked;
  }

  /** Switches a constraint off; it stays in its row. */
  public void switchOff(String constraint) {
    constraintsProperty()
        .set(
            constraintsProperty().get().stream()
                .map(c -> c.text().equals(constraint) ? c.withEnabled(false) : c)
                .toList());
  }

  /** Replaces the answer. */
  public void publish(ExplorationResult latest) {
    result.set(latest);
  }

  /** What is asked now. */
  public Target target() {
    double[] values = targets.stream().mapToDouble(DoubleProperty::get).toArray();
    double[] widths = tolerances.stream().mapToDouble(DoubleProperty::get).toArray();
    for (int k = 0; k < widths.length; k++) {
      boolean relative =
          card.space().properties().get(k).isLog()
              && goals.get(k).get() == null
              && !Double.isNaN(values[k]);
      widths[k] = relative ? widths[k] * values[k] : widths[k];
    }
    List<Goal> asked = new ArrayList<>();
    for (int k = 0; k < widths.length; k++) {
      asked.add(goal(k));
    }
    return new Target(asked, widths);
  }

  /** Runs an action whenever target, tolerance, bounds, seed or extrapolation change. */
  public void onQuestion(Runnable action) {
    targets.forEach(t -> t.subscribe((before, now) -> action.run()));
    tolerances.forEach(t -> t.subscribe((before, now) -> action.run()));
    goals.forEach(g -> g.subscribe((before, now) -> action.run()));
    bounds.subscribe((before, now) -> action.run());
    seed.subscribe((before, now) -> action.run());
    extrapolation.subscribe((before, now) -> action.run());
  }
}
