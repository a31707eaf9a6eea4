package io.backcast.ui.transition;

import io.backcast.design.BackwardPathBand;
import io.backcast.design.Transition;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An axis with the values of a variable, for a path along that variable alone, in place of the
 * change from the start of the path.
 *
 * @param property index of the property along the path
 * @param index column of the variable
 * @param weight change of the variable per unit of the path coordinate
 */
record VariableAxis(int property, DesignPath path, Variable variable, int index, double weight) {

  /**
   * The axis of a path along one variable in its own unit; null for other paths, and for a path of
   * the card if the property has a class, because then the change at the transition is of interest.
   */
  static @Nullable VariableAxis of(DesignSpace space, int property, DesignPath path) {
    boolean ofCard = path.coordinate() == null;
    if ((ofCard && space.properties().get(property).pointMass() != null)
        || path.weights().size() != 1) {
      return null;
    }
    Map.Entry<String, Double> only = path.weights().entrySet().iterator().next();
    int index = space.variableIndex(only.getKey());
    if (index < 0) {
      return null;
    }
    Variable v = space.variables().get(index);
    double weight = path.valueAt(v, 0, 1);
    return path.unit().equals(v.unit()) && weight > 0
        ? new VariableAxis(property, path, v, index, weight)
        : null;
  }

  /** The path with its ends moved, so that it covers the same values from another start. */
  DesignPath from(float[] start) {
    double shift = (variable.reference() - start[index]) / weight;
    return with(path.from() + shift, path.to() + shift);
  }

  /** Results along {@link #from}, converted to this axis. */
  TransitionViewModel.View view(
      float[] start, @Nullable Transition curve, @Nullable BackwardPathBand backward) {
    double origin = variable.reference();
    return new TransitionViewModel.View(
        property,
        with(origin + weight * path.from(), origin + weight * path.to()),
        origin + weight * path.from() > 0 ? variable.axis() : Scale.LINEAR,
        curve == null ? null : moved(curve, start[index]),
        backward == null
            ? null
            : new BackwardPathBand(
                backward.targets(),
                values(backward.low(), origin),
                values(backward.median(), origin),
                values(backward.high(), origin)),
        new TransitionViewModel.Origin(path, start, start[index], weight));
  }

  private Transition moved(Transition curve, double origin) {
    return new Transition(
        curve.property(),
        curve.index(),
        curve.path(),
        values(curve.coordinates(), origin),
        curve.designs(),
        curve.predictions(),
        curve.crossings().stream()
            .map(
                c ->
                    new Transition.Crossing(
                        origin + weight * c.at(), weight * c.std(), c.intoMass()))
            .toList(),
        curve.intervals());
  }

  private double[] values(double[] coordinates, double origin) {
    return Arrays.stream(coordinates).map(t -> origin + weight * t).toArray();
  }

  private DesignPath with(double from, double to) {
    return path.between(from, to);
  }
}
