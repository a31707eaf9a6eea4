package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Rows;
import org.jspecify.annotations.Nullable;

/** What the surrogate predicts for designs, once somebody asks. For one thread. */
final class SurrogateValues {
  private final InverseModel model;
  private final DesignMatrix x;
  private float @Nullable [] y;

  SurrogateValues(InverseModel model, DesignMatrix x) {
    this.model = model;
    this.x = x;
  }

  /** Predictions that are known already, {@code [n, dy]}. */
  SurrogateValues(InverseModel model, DesignMatrix x, float[] y) {
    this(model, x);
    this.y = y;
  }

  /**
   * The unclamped predictions, {@code [n, dy]}.
   *
   * @throws BackcastException if the model fails
   */
  float[] get() throws BackcastException {
    float[] known = y == null ? model.predictFast(x.rows(), x.array()) : y;
    y = known;
    return known;
  }

  /**
   * Those of some rows.
   *
   * @param picked the designs of these rows
   * @throws BackcastException if the model fails
   */
  float[] of(int[] rows, DesignMatrix picked) throws BackcastException {
    return y == null
        ? model.predictFast(picked.rows(), picked.array())
        : Rows.pick(y, x.rows(), rows);
  }
}
