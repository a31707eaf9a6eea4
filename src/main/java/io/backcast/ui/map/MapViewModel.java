package io.backcast.ui.map;

import io.backcast.design.DesignSupport;
import io.backcast.design.PropertyGrid;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.ExtrapolationControl;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.DimensionPair;
import io.backcast.ui.state.ExplorerState;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A property over two variables; the others as in the candidate or the reference. */
public final class MapViewModel {
  private static final int STEPS = 49;

  private final ExplorerState explorer;
  private final InverseModel model;

  /** Made by the first map, in the background. */
  private @Nullable DesignSupport support;

  private final DimensionPair shown;
  private final BooleanProperty visible = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Request, View> task;

  private record Request(
      int property, float[] base, boolean selected, int across, int up, boolean compared) {}

  /**
   * What is shown.
   *
   * @param base the design that gives all other variables, {@code [dx]}
   * @param selected whether that is the selected one, and not the reference
   * @param grid null if the model could not predict
   */
  public record View(float[] base, boolean selected, @Nullable PropertyGrid grid) {}

  public MapViewModel(ExplorerState explorer, InferenceTasks tasks) {
    this.explorer = explorer;
    this.model = tasks.model();
    shown = new DimensionPair("map", Dimension.variables(explorer.space()), 2);
    task = tasks.task(this::compute, q -> new View(q.base, q.selected, null), view::set);
    explorer.shown().valueProperty().subscribe((before, now) -> submit());
    shown.acrossProperty().subscribe((before, now) -> submit());
    shown.upProperty().subscribe((before, now) -> submit());
    visible.subscribe((before, now) -> submit());
    explorer.selectedProperty().subscribe((before, now) -> submit());
    explorer.extrapolationProperty().subscribe((before, now) -> submit());
  }

  /** The two variables on the axes. */
  public DimensionPair shown() {
    return shown;
  }

  /** Whether the map is visible; nothing is computed otherwise. */
  public BooleanProperty visibleProperty() {
    return visible;
  }

  public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Whether the view is up to date. */
  public boolean settled() {
    return task.idle() && (!visible.get() || view.get() != null);
  }

  private void submit() {
    if (visible.get()) {
      ExplorerState.Candidate candidate = explorer.selectedProperty().get();
      task.submit(
          new Request(
              explorer.shown().index(),
              candidate == null ? explorer.space().reference() : candidate.x(),
              candidate != null,
              shown.across().variable(),
              shown.up().variable(),
              explorer.extrapolationProperty().get() != ExtrapolationControl.OFF));
    }
  }

  private View compute(Request q) throws BackcastException {
    if (support == null) {
      support = new DesignSupport(explorer.card());
    }
    return new View(
        q.base,
        q.selected,
        PropertyGrid.of(
            model, q.property, q.compared ? support : null, q.base, q.across, q.up, STEPS));
  }
}
