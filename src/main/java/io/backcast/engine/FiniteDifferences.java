package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;

/** Gradient of a model without a gradient network: central differences, all in one call. */
final class FiniteDifferences {
  /** Distance of each of the two predictions from the design, in half-ranges. */
  private static final float STEP = 2e-3f;

  private FiniteDifferences() {}

  /** Prediction and gradient at {@code x [n, dx]}. */
  static InverseModel.Gradient gradient(InverseModel model, int n, float[] x)
      throws BackcastException {
    DesignSpace space = model.card().space();
    int dx = space.dx();
    int dy = space.dy();
    float[] moved = new float[2 * dx * x.length];
    for (int j = 0; j < dx; j++) {
      Variable v = space.variables().get(j);
      float step = STEP * (float) v.halfRange();
      for (int side = 0; side < 2; side++) {
        int at = (2 * j + side) * x.length;
        System.arraycopy(x, 0, moved, at, x.length);
        for (int i = 0; i < n; i++) {
          moved[at + i * dx + j] =
              v.isLog()
                  ? (float) v.moved(x[i * dx + j], side == 0 ? -STEP : STEP)
                  : x[i * dx + j] + (side == 0 ? -step : step);
        }
      }
    }
    float[] y = model.predictFast(2 * dx * n, moved);
    float[] slope = new float[n * dy * dx];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < dx; j++) {
        double both = 2 * STEP * space.variables().get(j).halfRange();
        for (int k = 0; k < dy; k++) {
          float below = y[(2 * j * n + i) * dy + k];
          float above = y[((2 * j + 1) * n + i) * dy + k];
          Property p = space.properties().get(k);
          double change = p.isLog() ? p.coordinate(above) - p.coordinate(below) : above - below;
          slope[(i * dy + k) * dx + j] = (float) (change / both);
        }
      }
    }
    return new InverseModel.Gradient(model.predictFast(n, x), slope);
  }
}
