package io.backcast.ui.state;

import io.backcast.design.Predictions;
import io.backcast.design.Ranking;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Rounding;
import io.backcast.model.Target;
import java.util.List;
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

/** What the user asks for and what came of it; every view looks at this and at nothing else. */
public final class ExplorerState {
  private final ModelCard card;
  private final List<DoubleProperty> targets;
  private final List<DoubleProperty> tolerances;
  private final ObjectProperty<DesignBounds> bounds;
  private final LongProperty seed = new SimpleLongProperty(1);
  private final ObjectProperty<Ranking> ranking = new SimpleObjectProperty<>(Ranking.TRUSTED);
  private final ObjectProperty<@Nullable Candidate> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<Brush> brush = new SimpleObjectProperty<>(Brush.NONE);
  private final ObjectProperty<@Nullable ChartDesigns> brought = new SimpleObjectProperty<>();
  private final ObservableList<Candidate> pins = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ExplorationResult> picture =
      new ReadOnlyObjectWrapper<>();

  /**
   * A design that the user looks at.
   *
   * @param number as the table counts, from 1; 0 for one that the user has changed or brought along
   * @param x {@code [dx]}, physical units
   * @param predictions of it alone
   */
  public record Candidate(int number, float[] x, Predictions predictions) {}

  public ExplorerState(ModelCard card) {
    this.card = card;
    List<Property> properties = card.space().properties();
    // what goes together is not known yet: one property is asked for, the others are free
    targets =
        properties.stream()
            .map(p -> p == properties.getFirst() ? firstTarget(p) : Double.NaN)
            .map(v -> (DoubleProperty) new SimpleDoubleProperty(v))
            .toList();
    tolerances =
        properties.stream()
            .map(p -> (DoubleProperty) new SimpleDoubleProperty(p.tolerance()))
            .toList();
    bounds = new SimpleObjectProperty<>(DesignBounds.of(card.space()));
  }

  /** A round value where the data are plenty, so that the first picture is a good one. */
  private static double firstTarget(Property p) {
    double wanted = p.lower() + (p.upper() - p.lower()) * 0.25;
    double grid = Math.pow(10, Math.floor(Math.log10(p.upper() - p.lower()))) / 2;
    return Math.clamp(Rounding.nearest(wanted, grid), p.lower(), p.upper());
  }

  public ModelCard card() {
    return card;
  }

  public DesignSpace space() {
    return card.space();
  }

  /** The property that the transition and the map show. */
  public Property firstProperty() {
    return card.space().properties().getFirst();
  }

  /** The value asked of property {@code k}; at or below a point mass it asks for that class. */
  public DoubleProperty targetProperty(int k) {
    return targets.get(k);
  }

  public DoubleProperty toleranceProperty(int k) {
    return tolerances.get(k);
  }

  public ObjectProperty<DesignBounds> boundsProperty() {
    return bounds;
  }

  public LongProperty seedProperty() {
    return seed;
  }

  public ObjectProperty<Ranking> rankingProperty() {
    return ranking;
  }

  public ObjectProperty<@Nullable Candidate> selectedProperty() {
    return selected;
  }

  public ObjectProperty<Brush> brushProperty() {
    return brush;
  }

  /** Designs of a table that the user has brought along; null for none. */
  public ObjectProperty<@Nullable ChartDesigns> importedProperty() {
    return brought;
  }

  /** Designs set aside, oldest first. */
  public ObservableList<Candidate> pins() {
    return pins;
  }

  /** The latest answer; null before the first. */
  public ReadOnlyObjectProperty<@Nullable ExplorationResult> resultProperty() {
    return picture.getReadOnlyProperty();
  }

  public void publish(ExplorationResult latest) {
    picture.set(latest);
  }

  /** What is asked for now. */
  public Target target() {
    return new Target(
        targets.stream().mapToDouble(DoubleProperty::get).toArray(),
        tolerances.stream().mapToDouble(DoubleProperty::get).toArray());
  }

  /** Runs something whenever the question changes. */
  public void onQuestion(Runnable action) {
    targets.forEach(t -> t.subscribe((before, now) -> action.run()));
    tolerances.forEach(t -> t.subscribe((before, now) -> action.run()));
    bounds.subscribe((before, now) -> action.run());
    seed.subscribe((before, now) -> action.run());
  }
}
