package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;

/**
 * The surrogate's slopes, corrected by what the ensemble was seen to do along the last step: the
 * smallest change of the slopes that explains it (Broyden 1965). It costs no evaluation.
 */
final class SecantSlopes {
  /** Along a shorter step, in half-ranges, a difference of predictions is mostly rounding. */
  private static final double SHORTEST = 1e-3;

  private final DesignSpace space;
  private final DesignMatrix places;
  private final double[] gaps;
  private final boolean[] known;

  /** Nothing seen yet of so many designs. */
  SecantSlopes(DesignSpace space, int designs) {
    this.space = space;
    this.places = DesignMatrix.zeros(designs, space.dx());
    this.gaps = new double[designs * space.dy()];
    this.known = new boolean[designs];
  }

  /**
   * The slopes at some designs, {@code [rows, dy, dx]}, and notes where these are.
   *
   * @param rows number of each design among all
   * @param x their places now, {@code [rows, dx]}
   * @param y predictions of the ensemble, {@code [rows, dy]}
   */
  float[] at(int[] rows, DesignMatrix x, float[] y, InverseModel.Gradient surrogate) {
    int dx = space.dx();
    int dy = space.dy();
    float[] slopes = surrogate.dyDx().clone();
    double[] moved = new double[dx];
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      double square = 0;
      for (int j = 0; j < dx; j++) {
        Variable v = space.variables().get(j);
        moved[j] = known[row] ? v.scaledDifference(x.get(i, j), places.get(row, j)) : 0;
        square += moved[j] * moved[j];
      }
      for (int k = 0; k < dy; k++) {
        Property p = space.properties().get(k);
        double gap = p.coordinate(y[i * dy + k]) - p.coordinate(surrogate.y()[i * dy + k]);
        double change = gap - gaps[row * dy + k];
        gaps[row * dy + k] = gap;
        for (int j = 0; j < dx && square > SHORTEST * SHORTEST && Double.isFinite(change); j++) {
          slopes[(i * dy + k) * dx + j] +=
              (float) (change * moved[j] / square / space.variables().get(j).halfRange());
        }
      }
      places.setRow(row, x, i);
      known[row] = true;
    }
    return slopes;
  }
}
