package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.PointMass;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A property along a straight path, and where it enters or leaves its point mass: for a band gap,
 * the metal–insulator transition.
 *
 * @param property that is followed
 * @param index of the property
 * @param path through the design space
 * @param coordinates along the path, in its unit, {@code [steps]}
 * @param designs {@code [steps, dx]}
 * @param predictions of them
 * @param crossings every point where the property enters or leaves its point mass
 * @param intervals of the predictions; null where the model states none
 */
public record Transition(
    Property property,
    int index,
    DesignPath path,
    double[] coordinates,
    DesignMatrix designs,
    Predictions predictions,
    List<Crossing> crossings,
    @Nullable PredictedIntervals intervals) {
  /** A curve of a model that states no intervals. */
  public Transition(
      Property property,
      int index,
      DesignPath path,
      double[] coordinates,
      DesignMatrix designs,
      Predictions predictions,
      List<Crossing> crossings) {
    this(property, index, path, coordinates, designs, predictions, crossings, null);
  }

  /** The prediction of the property at a step, negative beyond a point mass. */
  public double unclamped(int step) {
    return predictions.unclamped(step, index);
  }

  /** The standard deviation of that prediction; 0 where the model states none. */
  public double std(int step) {
    double std = predictions.std(step, index);
    return Double.isNaN(std) ? 0 : std;
  }

  /** Lower end of the stated interval of that prediction, physical; NaN where there is none. */
  public double low(int step) {
    return intervals == null ? Double.NaN : intervals.low()[step * predictions.dy() + index];
  }

  /** Its upper end. */
  public double high(int step) {
    return intervals == null ? Double.NaN : intervals.high()[step * predictions.dy() + index];
  }

  /**
   * A point where the property enters or leaves its point mass.
   *
   * @param at coordinate where the predicted mean crosses the point mass
   * @param std of that coordinate: the prediction's, divided by the slope there
   * @param intoMass whether the point mass lies on the side of larger coordinates
   */
  public record Crossing(double at, double std, boolean intoMass) {}

  /**
   * Predicts the first property along a path.
   *
   * @param start design where the coordinate is zero, {@code [dx]}
   * @param from first coordinate
   * @param to last coordinate; steps outside the design space are left out
   * @param steps how many points, both ends included
   * @throws BackcastException if no step lies inside the design space, or the model fails
   */
  public static Transition along(
      InverseModel model, DesignPath path, float[] start, double from, double to, int steps)
      throws BackcastException {
    return along(
        model, path, start, from, to, steps, DesignBounds.of(model.card().space()).conditions());
  }

  /**
   * As above, with the steps that satisfy conditions alone.
   *
   * @throws BackcastException if no step lies inside the design space and satisfies the conditions,
   *     or the model fails
   */
  public static Transition along(
      InverseModel model,
      DesignPath path,
      float[] start,
      double from,
      double to,
      int steps,
      Conditions conditions)
      throws BackcastException {
    DesignSpace space = model.card().space();
    DesignBounds bounds = DesignBounds.of(space).with(conditions);
    Relations relations = bounds.relations(space);
    double[] coordinates = coordinates(space, path, start, from, to, steps);
    DesignMatrix x = DesignMatrix.zeros(coordinates.length, space.dx());
    int inside = 0;
    for (double t : coordinates) {
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        // a whole variable is rounded, so that the curve has steps there
        x.set(inside, j, v.valid(path.valueAt(v, start[j], t)));
      }
      if (bounds.contains(x, inside) && onRelations(relations, path, start, x, inside, bounds)) {
        coordinates[inside++] = t;
      }
    }
    if (inside == 0) {
      throw new BackcastException(
          ErrorCode.BAD_BOUNDS,
          "No point of the path %s from %s to %s lies inside the model's design space%s."
              .formatted(
                  path.name(),
                  from,
                  to,
                  conditions.isEmpty() ? "" : " and satisfies all constraints"));
    }
    coordinates = Arrays.copyOf(coordinates, inside);
    x = x.slice(0, inside);
    Predictions predictions = Predictions.of(model, x);
    PredictedIntervals intervals = StatedIntervals.along(model.card(), x, predictions);
    return of(space, 0, path, coordinates, x, predictions, intervals);
  }

  /**
   * The same designs and predictions, and where another property enters or leaves its point mass.
   *
   * @param other index of the property
   */
  public Transition following(DesignSpace space, int other) {
    return of(space, other, path, coordinates, designs, predictions, intervals);
  }

  private static Transition of(
      DesignSpace space,
      int index,
      DesignPath path,
      double[] coordinates,
      DesignMatrix designs,
      Predictions predictions,
      @Nullable PredictedIntervals intervals) {
    Property property = space.properties().get(index);
    List<Crossing> crossings =
        ordered(space, path) ? crossings(property, index, coordinates, predictions) : List.of();
    return new Transition(
        property, index, path, coordinates, designs, predictions, crossings, intervals);
  }

  /** Whether a step has a next one to be half way to, as categories do not. */
  public boolean ordered(DesignSpace space) {
    return ordered(space, path);
  }

  private static boolean ordered(DesignSpace space, DesignPath path) {
    return !moves(space, path, v -> v.kind() == VariableKind.CATEGORICAL);
  }

  /**
   * Coordinates spread evenly, as {@link DesignPath#step} has it; along the values of a whole
   * variable, each valid value once.
   */
  private static double[] coordinates(
      DesignSpace space, DesignPath path, float[] start, double from, double to, int steps) {
    if (moves(space, path, Variable::whole) && path.coordinate() == DesignPath.Coordinate.VALUE) {
      double least = Math.ceil(Math.min(from, to));
      double most = Math.floor(Math.max(from, to));
      return DoubleStream.iterate(least, v -> v <= most, v -> v + 1).toArray();
    }
    double[] t = new double[steps];
    Arrays.setAll(t, s -> steps == 1 ? from : path.step(space, start, from, to, s, steps - 1));
    return t;
  }

  /** Whether the path moves a variable of that kind. */
  private static boolean moves(DesignSpace space, DesignPath path, Predicate<Variable> kind) {
    return space.variables().stream()
        .anyMatch(v -> path.weights().containsKey(v.name()) && kind.test(v));
  }

  /** Lets the variables that a path leaves alone make up for those that it moves, if they can. */
  private static boolean onRelations(
      Relations relations,
      DesignPath path,
      float[] start,
      DesignMatrix x,
      int row,
      DesignBounds bounds) {
    if (relations.isEmpty()) {
      return true;
    }
    boolean[] moved = relations.named(path.weights().keySet());
    float[] design = relations.compensate(start, moved, x.row(row), bounds);
    if (design != null) {
      x.setRow(row, design);
    }
    return design != null;
  }

  /** Whether the model predicts, without which there is no curve. */
  public static boolean possible(InverseModel model) {
    return model.predicts();
  }

  private static List<Crossing> crossings(Property property, int k, double[] t, Predictions p) {
    PointMass mass = property.pointMass();
    List<Crossing> found = new ArrayList<>();
    for (int i = 0; mass != null && i + 1 < t.length; i++) {
      double left = p.unclamped(i, k) - mass.value();
      double right = p.unclamped(i + 1, k) - mass.value();
      if (left > 0 != right > 0) {
        double share = left / (left - right);
        double slope = (right - left) / (t[i + 1] - t[i]);
        double std = p.std(i, k) * (1 - share) + p.std(i + 1, k) * share;
        found.add(new Crossing(t[i] + share * (t[i + 1] - t[i]), std / Math.abs(slope), slope < 0));
      }
    }
    return found;
  }
}
