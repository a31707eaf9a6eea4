package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Relations;
import io.backcast.model.TrustRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property along every variable through one design.
 *
 * @param property its index
 * @param x the design, {@code [dx]}
 * @param at its predictions, one row
 * @param slopes of the property, {@code [dx]}, per unit of each variable; NaN where unknown
 * @param along one profile a variable
 * @param intervals of the predictions of the design; null where the model states none
 */
public record PropertyProfiles(
    int property,
    float[] x,
    Predictions at,
    double[] slopes,
    List<Profile> along,
    @Nullable PredictedIntervals intervals) {
  private static final int STEPS = 41;

  /** Clusters count as near the line within this share of the largest fair distance. */
  private static final double NEAR = 0.6;

  /**
   * The property along one variable.
   *
   * @param values of the variable, {@code [steps]}
   * @param unclamped predictions, {@code [steps]}
   * @param std {@code [steps]}
   * @param low end of the interval, physical, {@code [steps]}; NaN where the model states none
   * @param high end of the interval, {@code [steps]}
   * @param supported whether the training data support the designs, {@code [steps]}
   * @param near values at which training clusters lie close to the line
   */
  public record Profile(
      double[] values,
      double[] unclamped,
      double[] std,
      double[] low,
      double[] high,
      boolean[] supported,
      double[] near) {}

  /**
   * Predicts along every variable from bound to bound.
   *
   * @param property index of the property
   * @param x the design, {@code [dx]}
   * @throws BackcastException if the model fails
   */
  public static PropertyProfiles of(
      InverseModel model, int property, DesignSupport support, float[] x) throws BackcastException {
    DesignSpace space = model.card().space();
    int d = space.dx();
    int last = d * STEPS;
    Relations relations = Relations.of(space);
    DesignBounds bounds = relations.reach(DesignBounds.of(space));
    DesignMatrix designs = DesignMatrix.repeat(x, last + 1);
    for (int j = 0; j < d; j++) {
      double[] steps = space.variables().get(j).steps(STEPS);
      for (int s = 0; s < STEPS; s++) {
        if (relations.involves(j)) {
          designs.setRow(j * STEPS + s, relations.moved(x, j, steps[s], bounds));
        } else {
          designs.set(j * STEPS + s, j, steps[s]);
        }
      }
    }
    Predictions p = Predictions.of(model, designs);
    boolean[] outside = support.of(designs).outside();
    float[] far = support.distance().of(designs);
    StatedIntervals stated = StatedIntervals.of(model.card());
    PredictedIntervals intervals = stated == null ? null : stated.of(designs, p, far);
    TrustRule rule = model.card().trust();
    double farthest = rule == null ? Double.POSITIVE_INFINITY : rule.fairDistance();
    List<Profile> along = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      double[] values = new double[STEPS];
      double[] unclamped = new double[STEPS];
      double[] std = new double[STEPS];
      double[] low = new double[STEPS];
      double[] high = new double[STEPS];
      boolean[] supported = new boolean[STEPS];
      for (int s = 0; s < STEPS; s++) {
        int row = j * STEPS + s;
        values[s] = designs.get(row, j);
        unclamped[s] = p.unclamped(row, property);
        std[s] = Double.isNaN(p.std(row, property)) ? 0 : p.std(row, property);
        low[s] = intervals == null ? Double.NaN : intervals.low()[row * p.dy() + property];
        high[s] = intervals == null ? Double.NaN : intervals.high()[row * p.dy() + property];
        supported[s] = !outside[row];
      }
      double[] near = near(model, x, j, NEAR * farthest);
      along.add(new Profile(values, unclamped, std, low, high, supported, near));
    }
    Predictions at = p.pick(designs.rows(), last);
    PredictedIntervals here = intervals == null ? null : intervals.pick(designs.rows(), last);
    return new PropertyProfiles(property, x, at, slopes(model, property, x), along, here);
  }

  private static double[] slopes(InverseModel model, int property, float[] x)
      throws BackcastException {
    double[] slopes = new double[x.length];
    Arrays.fill(slopes, Double.NaN);
    if (model.predicts()) {
      float[] all = model.gradient(1, x).dyDx();
      float[] slope = Arrays.copyOfRange(all, property * x.length, (property + 1) * x.length);
      for (int j = 0; j < x.length; j++) {
        slopes[j] = along(model.card().space(), x, j, slope);
      }
    }
    return slopes;
  }

  /** The slope along one variable, for which others make up where relations demand it. */
  private static double along(DesignSpace space, float[] x, int variable, float[] slope)
      throws BackcastException {
    Relations relations = Relations.of(space);
    if (!relations.involves(variable)) {
      return slope[variable];
    }
    double reach = 0.01 * space.variables().get(variable).halfRange();
    DesignBounds bounds = relations.reach(DesignBounds.of(space));
    float[] more = relations.moved(x, variable, x[variable] + reach, bounds);
    float[] less = relations.moved(x, variable, x[variable] - reach, bounds);
    double change = 0;
    for (int j = 0; j < x.length; j++) {
      change += slope[j] * ((double) more[j] - less[j]);
    }
    double moved = (double) more[variable] - less[variable];
    return moved == 0 ? Double.NaN : change / moved;
  }

  /** Clusters of training data whose other coordinates are close to the design's. */
  private static double[] near(InverseModel model, float[] x, int variable, double farthest)
      throws BackcastException {
    DesignSpace space = model.card().space();
    DataSummary summary = model.card().dataSummary();
    if (summary == null) {
      return new double[0];
    }
    float[] f = space.scaledRow(x, 0);
    int d = f.length;
    var group = space.group();
    List<Double> found = new ArrayList<>();
    for (float[] centre : summary.centres()) {
      DesignMatrix images = DesignMatrix.of(group.orbit(centre), d);
      for (int g = 0; g < group.size(); g++) {
        float along = images.get(g, variable);
        // the distance to the line, not to the design
        images.set(g, variable, f[variable]);
        double squared = Distances.squared(images.array(), g * d, f, farthest * farthest);
        if (squared < farthest * farthest) {
          found.add(space.variables().get(variable).unscale(along));
        }
      }
    }
    return found.stream().mapToDouble(v -> v).toArray();
  }
}
