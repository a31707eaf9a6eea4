package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A property along a straight path, and where it enters or leaves its point mass: for a band gap,
 * the metal–insulator transition.
 *
 * @param property that is followed: the first
 * @param path what was followed
 * @param coordinates along the path, in its unit, {@code [steps]}
 * @param designs {@code [steps, dx]}
 * @param predictions of them
 * @param crossings every place where the first property crosses its point mass
 */
public record Transition(
    Property property,
    DesignPath path,
    double[] coordinates,
    DesignMatrix designs,
    Predictions predictions,
    List<Crossing> crossings) {
  /** The designs as one flat array {@code [steps, dx]}; no copy. */
  public float[] x() {
    return designs.array();
  }

  /** The first property's signed prediction at a step. */
  public double unclamped(int step) {
    return predictions.unclamped()[step * dy()];
  }

  /** Its standard deviation there; 0 where the model states none. */
  public double std(int step) {
    double std = predictions.std()[step * dy()];
    return Double.isNaN(std) ? 0 : std;
  }

  private int dy() {
    return predictions.unclamped().length / coordinates.length;
  }

  /**
   * A metal–insulator transition.
   *
   * @param at coordinate where the ensemble's mean crosses
   * @param std of that coordinate: the prediction's, divided by the slope there
   * @param intoMass whether the class begins here when the coordinate grows
   */
  public record Crossing(double at, double std, boolean intoMass) {}

  /**
   * Follows a path.
   *
   * @param start design where the coordinate is zero, {@code [dx]}
   * @param from first coordinate
   * @param to last coordinate; what leaves the design space is cut off
   */
  public static Transition along(
      InverseModel model, DesignPath path, float[] start, double from, double to, int steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    DesignBounds bounds = DesignBounds.of(space);
    double[] coordinates = new double[steps];
    DesignMatrix x = DesignMatrix.zeros(steps, space.dx());
    int inside = 0;
    for (int s = 0; s < steps; s++) {
      double t = steps == 1 ? from : from + (to - from) * s / (steps - 1);
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        // between two whole numbers there is no design: the curve is a staircase there
        x.set(inside, j, v.valid(path.valueAt(v, start[j], t)));
      }
      if (bounds.contains(x, inside)) {
        coordinates[inside++] = t;
      }
    }
    if (inside == 0) {
      throw new BackcastException(
          ErrorCode.BAD_BOUNDS,
          "No point of the path %s from %s to %s lies inside the model's design space."
              .formatted(path.name(), from, to));
    }
    coordinates = Arrays.copyOf(coordinates, inside);
    x = x.slice(0, inside);
    Predictions predictions = Predictions.of(model, x);
    return new Transition(
        space.properties().getFirst(),
        path,
        coordinates,
        x,
        predictions,
        crossings(space, coordinates, predictions));
  }

  /** Whether the model can follow a path at all. */
  public static boolean possible(InverseModel model) {
    return model.predicts();
  }

  private static List<Crossing> crossings(DesignSpace space, double[] t, Predictions p) {
    PointMass mass = space.properties().getFirst().pointMass();
    List<Crossing> found = new ArrayList<>();
    for (int i = 0; mass != null && i + 1 < t.length; i++) {
      double left = p.unclamped()[i * space.dy()] - mass.value();
      double right = p.unclamped()[(i + 1) * space.dy()] - mass.value();
      if (left > 0 != right > 0) {
        double share = left / (left - right);
        double slope = (right - left) / (t[i + 1] - t[i]);
        double std = p.std()[i * space.dy()] * (1 - share) + p.std()[(i + 1) * space.dy()] * share;
        found.add(
            new Crossing(t[i] + share * (t[i + 1] - t[i]), std / Math.abs(slope), right <= 0));
      }
    }
    return found;
  }
}
