package io.backcast.ui.properties;

import io.backcast.design.Predictions;
import io.backcast.design.PropertyCloud;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
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

/** The properties of all designs, known once somebody looks. */
public final class PropertyPairViewModel {
  private final ExplorerState explorer;
  private final InverseModel model;
  private final DimensionPair shown;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Known> known = new ReadOnlyObjectWrapper<>();
  private final LatestTask<Boolean, Known> task;

  /**
   * What goes together.
   *
   * @param all designs of the prior
   * @param data signed predictions where training data are, {@code [k, dy]}
   */
  public record Known(@Nullable PropertyCloud all, float[] data) {}

  public PropertyPairViewModel(ExplorerState explorer, InferenceTasks tasks) {
    this.explorer = explorer;
    this.model = tasks.model();
    shown = new DimensionPair("reach", Dimension.properties(explorer.space()), 1);
    task = tasks.task(ignored -> compute(), ignored -> new Known(null, new float[0]), known::set);
    wanted.subscribe(
        now -> {
          if (now && known.get() == null) {
            task.submit(true);
          }
        });
  }

  /** Which two dimensions. */
  public DimensionPair shown() {
    return shown;
  }

  /** Whether anybody looks; nothing is computed otherwise. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  ReadOnlyObjectProperty<@Nullable Known> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Whether the view is complete. */
  public boolean settled() {
    return task.idle() && (!wanted.get() || known.get() != null);
  }

  /** How many designs of the prior have everything that is asked for; −1 while unknown. */
  public int reaching() {
    Known now = known.get();
    if (now == null || now.all == null) {
      return -1;
    }
    DesignSpace space = explorer.space();
    Target target = explorer.target();
    int reaching = 0;
    for (int i = 0; i < now.all.n(); i++) {
      reaching += target.miss(space, now.all.y(), i) <= 1 ? 1 : 0;
    }
    return reaching;
  }

  /** Asks for a pair of values of the two properties shown. */
  void aim(double acrossValue, double upValue) {
    aim(shown.across(), acrossValue);
    if (shown.up() != shown.across()) {
      aim(shown.up(), upValue);
    }
  }

  private void aim(Dimension d, double value) {
    double grid = Math.pow(10, -d.decimals());
    explorer
        .targetProperty(d.property())
        .set(Math.clamp(Math.rint(value / grid) * grid, d.lower(), d.upper()));
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
