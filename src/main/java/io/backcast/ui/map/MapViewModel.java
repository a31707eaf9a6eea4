package io.backcast.ui.map;

import io.backcast.design.PropertyGrid;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
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

/** The property over two variables through the candidate or the reference. */
public final class MapViewModel {
  private static final int STEPS = 49;

  private final ExplorerState explorer;
  private final InverseModel model;
  private final DimensionPair shown;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Question, View> task;

  private record Question(float[] base, int across, int up) {}

  /**
   * What is shown.
   *
   * @param base the design it goes through, {@code [dx]}
   * @param grid null if the model could not predict
   */
  public record View(float[] base, @Nullable PropertyGrid grid) {}

  public MapViewModel(ExplorerState explorer, InferenceTasks tasks) {
    this.explorer = explorer;
    this.model = tasks.model();
    shown = new DimensionPair("map", Dimension.variables(explorer.space()), 2);
    task = tasks.task(this::compute, q -> new View(q.base, null), view::set);
    shown.acrossProperty().subscribe((before, now) -> ask());
    shown.upProperty().subscribe((before, now) -> ask());
    wanted.subscribe((before, now) -> ask());
    explorer.selectedProperty().subscribe((before, now) -> ask());
  }

  /** Which two dimensions. */
  public DimensionPair shown() {
    return shown;
  }

  /** Whether anybody looks; nothing is computed otherwise. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Whether the view belongs to the present question. */
  public boolean settled() {
    return task.idle() && (!wanted.get() || view.get() != null);
  }

  private void ask() {
    if (wanted.get() && shown.across() != shown.up()) {
      ExplorerState.Candidate candidate = explorer.selectedProperty().get();
      task.submit(
          new Question(
              candidate == null ? explorer.space().reference() : candidate.x(),
              shown.across().variable(),
              shown.up().variable()));
    }
  }

  private View compute(Question q) throws BackcastException {
    return new View(q.base, PropertyGrid.of(model, q.base, q.across, q.up, STEPS));
  }
}
