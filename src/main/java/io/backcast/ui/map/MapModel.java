package io.backcast.ui.map;

import io.backcast.design.PropertyGrid;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.ChartTab;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.ExplorerModel;
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

/** The property over two variables through the candidate or the reference. */
public final class MapModel implements ChartTab.Remembers {
  private static final int STEPS = 49;

  private final ExplorerModel explorer;
  private final InverseModel model;
  private final Consumer<BackcastException> onFailure;
  private final List<Dimension> variables;
  private final ObjectProperty<Dimension> across;
  private final ObjectProperty<Dimension> up;
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

  public MapModel(
      ExplorerModel explorer,
      InverseModel model,
      Executor background,
      Executor foreground,
      Consumer<BackcastException> onFailure) {
    this.explorer = explorer;
    this.model = model;
    this.onFailure = onFailure;
    variables = Dimension.variables(explorer.space());
    across = new SimpleObjectProperty<>(variables.getFirst());
    up = new SimpleObjectProperty<>(variables.get(Math.min(2, variables.size() - 1)));
    task = new LatestTask<>(this::compute, view::set, background, foreground);
    across.subscribe((before, now) -> ask());
    up.subscribe((before, now) -> ask());
    wanted.subscribe((before, now) -> ask());
    explorer.selectedProperty().subscribe((before, now) -> ask());
  }

  public List<Dimension> variables() {
    return variables;
  }

  public ObjectProperty<Dimension> acrossProperty() {
    return across;
  }

  public ObjectProperty<Dimension> upProperty() {
    return up;
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
    if (wanted.get() && across.get() != up.get()) {
      ExplorerModel.Candidate candidate = explorer.selectedProperty().get();
      task.submit(
          new Question(
              candidate == null ? explorer.space().reference() : candidate.x(),
              across.get().variable(),
              up.get().variable()));
    }
  }

  private View compute(Question q) {
    try {
      return new View(q.base, PropertyGrid.of(model, q.base, q.across, q.up, STEPS));
    } catch (BackcastException e) {
      onFailure.accept(e);
      return new View(q.base, null);
    }
  }

  @Override
  public void save(Map<String, String> views) {
    views.put("map.across", across.get().name());
    views.put("map.up", up.get().name());
  }

  @Override
  public void restore(Map<String, String> views) {
    Dimension.named(variables, views.get("map.across"), across::set);
    Dimension.named(variables, views.get("map.up"), up::set);
  }
}
