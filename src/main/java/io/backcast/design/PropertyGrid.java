package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import org.jspecify.annotations.Nullable;

/**
 * One property on a grid over two variables; the other variables are fixed.
 *
 * @param property its index
 * @param across column of the variable along x
 * @param up column of the variable along y
 * @param x values across, {@code [steps]}
 * @param y values up, {@code [steps]}
 * @param unclamped predictions, {@code [steps up][steps across]}; NaN where no design is on the
 *     relations
 * @param outside whether a design is outside the training data, {@code [steps up][steps across]};
 *     empty where nobody asked
 */
public record PropertyGrid(
    int property,
    int across,
    int up,
    double[] x,
    double[] y,
    double[][] unclamped,
    boolean[][] outside) {
  /** A grid that was not compared with the training data. */
  public PropertyGrid(
      int property, int across, int up, double[] x, double[] y, double[][] unclamped) {
    this(property, across, up, x, y, unclamped, new boolean[0][]);
  }

  /**
   * Predicts a grid by the ensemble, or by the surrogate where there is none.
   *
   * @param property index of the property
   * @param base the design that the other variables are taken from, {@code [dx]}
   * @throws BackcastException if the model cannot predict
   */
  public static PropertyGrid of(
      InverseModel model, int property, float[] base, int across, int up, int steps)
      throws BackcastException {
    return of(model, property, null, base, across, up, steps);
  }

  /**
   * The same, compared with the training data.
   *
   * @param support of designs by the data; null to leave them out
   */
  public static PropertyGrid of(
      InverseModel model,
      int property,
      @Nullable DesignSupport support,
      float[] base,
      int across,
      int up,
      int steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] xs = space.variables().get(across).steps(steps);
    double[] ys = space.variables().get(up).steps(steps);
    DesignMatrix designs = DesignMatrix.repeat(base, steps * steps);
    for (int i = 0; i < steps * steps; i++) {
      designs.set(i, across, xs[i % steps]);
      designs.set(i, up, ys[i / steps]);
    }
    boolean[] possible = onRelations(space, base, across, up, designs);
    Predictions predicted = Predictions.of(model, designs);
    double[][] unclamped = new double[steps][steps];
    for (int i = 0; i < steps * steps; i++) {
      unclamped[i / steps][i % steps] = possible[i] ? predicted.unclamped(i, property) : Double.NaN;
    }
    boolean[][] outside = new boolean[support == null ? 0 : steps][steps];
    boolean[] each = support == null ? new boolean[0] : support.of(designs).outside();
    for (int i = 0; i < each.length; i++) {
      outside[i / steps][i % steps] = possible[i] && each[i];
    }
    return new PropertyGrid(property, across, up, xs, ys, unclamped, outside);
  }

  /** Lets the other variables make up for the two; whether they can, for each design. */
  private static boolean[] onRelations(
      DesignSpace space, float[] base, int across, int up, DesignMatrix designs) {
    Relations relations = Relations.of(space);
    DesignBounds bounds = DesignBounds.of(space);
    boolean[] possible = new boolean[designs.rows()];
    boolean[] set = new boolean[space.dx()];
    set[across] = true;
    set[up] = true;
    for (int i = 0; i < possible.length; i++) {
      float[] design =
          relations.isEmpty()
              ? designs.row(i)
              : relations.compensate(base, set, designs.row(i), bounds);
      possible[i] = design != null;
      designs.setRow(i, design == null ? base : design);
    }
    return possible;
  }
}
