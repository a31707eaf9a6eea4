package io.backcast.ui.properties;

import io.backcast.design.DesignResult;
import io.backcast.design.Extremes;
import io.backcast.design.Predictions;
import io.backcast.design.PropertyCloud;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.Rounding;
import io.backcast.model.Scale;
import io.backcast.model.Target;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.DimensionPair;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Properties of designs from the whole design space, computed once the tab is visible. */
public final class PropertyPairViewModel {
  private final ExplorerState explorer;
  private final InverseModel model;
  private final DimensionPair shown;
  private final BooleanProperty visible = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Known> known = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Boolean, Known> task;

  /**
   * Properties that designs have.
   *
   * @param all designs drawn from the prior; null if the model could not predict them
   * @param data unclamped predictions at the cluster centres of the training data, {@code [k, dy]}
   */
  public record Known(@Nullable PropertyCloud all, float[] data) {}

  public PropertyPairViewModel(ExplorerState explorer, InferenceTasks tasks) {
    this.explorer = explorer;
    this.model = tasks.model();
    shown = new DimensionPair("reach", Dimension.properties(explorer.space()), 1);
    task = tasks.task(ignored -> compute(), ignored -> new Known(null, new float[0]), known::set);
    explorer.onQuestion(this::showExtremes);
    visible.subscribe(
        now -> {
          if (now && known.get() == null) {
            task.submit(true);
          }
        });
  }

  /** The two properties on the axes. */
  public DimensionPair shown() {
    return shown;
  }

  /** Whether the tab is visible; nothing is computed otherwise. */
  BooleanProperty visibleProperty() {
    return visible;
  }

  ReadOnlyObjectProperty<@Nullable Known> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Whether the view is complete. */
  public boolean settled() {
    return task.idle() && (!visible.get() || known.get() != null);
  }

  /** The designs of a trade-off, in order along it; null where none is asked for or found. */
  @Nullable DesignSet front() {
    ExplorationResult result = explorer.resultProperty().get();
    DesignResult found = result == null ? null : result.result();
    Extremes extremes = found == null ? null : found.extremes();
    return found == null || extremes == null || !extremes.front() || found.designs().size() == 0
        ? null
        : found.designs();
  }

  /** Puts the first two properties that the most or least is asked of on the axes. */
  private void showExtremes() {
    int[] asked = explorer.target().extremes();
    if (asked.length > 1) {
      List<Dimension> all = shown.all();
      boolean there =
          IntStream.of(asked).anyMatch(k -> k == shown.across().property())
              && IntStream.of(asked).anyMatch(k -> k == shown.up().property())
              && shown.across() != shown.up();
      if (!there) {
        shown.acrossProperty().set(all.get(asked[0]));
        shown.upProperty().set(all.get(asked[1]));
      }
    }
  }

  /** How many designs of the prior meet all targets; −1 while unknown. */
  public int onTarget() {
    Known now = known.get();
    if (now == null || now.all == null) {
      return -1;
    }
    DesignSpace space = explorer.space();
    Target target = explorer.target();
    int onTarget = 0;
    for (int i = 0; i < now.all.n(); i++) {
      onTarget += target.miss(space, now.all.y(), i) <= 1 ? 1 : 0;
    }
    return onTarget;
  }

  /** Sets the targets of the two properties shown, rounded to their decimals. */
  void setTargets(double acrossValue, double upValue) {
    setTarget(shown.across(), acrossValue);
    setTarget(shown.up(), upValue);
  }

  private void setTarget(Dimension d, double value) {
    double near =
        d.scale() == Scale.LOG
            ? Double.parseDouble(Numbers.significant(value, 3))
            : Rounding.nearest(value, Math.pow(10, -d.decimals()));
    explorer.ask(d.property(), new Goal.Value(Math.clamp(near, d.lower(), d.upper())));
  }

  private Known compute() throws BackcastException {
    return new Known(PropertyCloud.of(model), data());
  }

  private float[] data() throws BackcastException {
    DataSummary summary = model.card().dataSummary();
    if (summary == null || !model.predicts()) {
      return new float[0];
    }
    DesignSpace space = explorer.space();
    DesignMatrix x = DesignMatrix.zeros(summary.centres().length, space.dx());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < space.dx(); j++) {
        var v = space.variables().get(j);
        x.set(i, j, v.snap(v.unscale(summary.centres()[i][j])));
      }
    }
    return Predictions.of(model, x).unclamped();
  }
}
