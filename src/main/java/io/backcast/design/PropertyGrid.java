package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;

/**
 * The first property on a grid over two variables; the other variables are fixed.
 *
 * @param across column of the variable along x
 * @param up column of the variable along y
 * @param x values across, {@code [steps]}
 * @param y values up, {@code [steps]}
 * @param unclamped predictions, {@code [steps up][steps across]}
 */
public record PropertyGrid(int across, int up, double[] x, double[] y, double[][] unclamped) {
  /**
   * Predicts a grid by the ensemble, or by the surrogate where there is none.
   *
   * @param base the design that the other variables are taken from, {@code [dx]}
   * @throws BackcastException if the model cannot predict
   */
  public static PropertyGrid of(InverseModel model, float[] base, int across, int up, int steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] xs = space.variables().get(across).steps(steps);
    double[] ys = space.variables().get(up).steps(steps);
    DesignMatrix designs = DesignMatrix.repeat(base, steps * steps);
    for (int i = 0; i < steps * steps; i++) {
      designs.set(i, across, xs[i % steps]);
      designs.set(i, up, ys[i / steps]);
    }
    Predictions predicted = Predictions.of(model, designs);
    double[][] unclamped = new double[steps][steps];
    for (int i = 0; i < steps * steps; i++) {
      unclamped[i / steps][i % steps] = predicted.unclamped(i, 0);
    }
    return new PropertyGrid(across, up, xs, ys, unclamped);
  }
}
