package io.backcast.ui.transition;

import io.backcast.design.BackwardPathBand;
import io.backcast.design.Transition;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An axis with a variable's own values for a path along that variable alone, in place of the change
 * from where the path begins.
 *
 * @param index the variable's column
 * @param weight how far it moves for one unit of the path's coordinate
 */
record VariableAxis(DesignPath path, Variable variable, int index, double weight) {

  /**
   * For a path along one variable, in its own unit; null for any other, and where a class makes the
   * change at which it begins or ends worth reading off.
   */
  static @Nullable VariableAxis of(DesignSpace space, DesignPath path) {
    if (space.properties().getFirst().pointMass() != null || path.weights().size() != 1) {
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
        ? new VariableAxis(path, v, index, weight)
        : null;
  }

  /** The path between the same values of the variable, wherever it begins. */
  DesignPath from(float[] start) {
    double shift = (variable.reference() - start[index]) / weight;
    return with(path.from() + shift, path.to() + shift);
  }

  /** What a model says along {@link #from}, on this axis. */
  TransitionViewModel.View view(
      float[] start, @Nullable Transition curve, @Nullable BackwardPathBand backward) {
    double origin = variable.reference();
    return new TransitionViewModel.View(
        with(origin + weight * path.from(), origin + weight * path.to()),
        curve == null ? null : moved(curve, start[index]),
        backward == null
            ? null
            : new BackwardPathBand(
                backward.targets(),
                values(backward.low(), origin),
                values(backward.median(), origin),
                values(backward.high(), origin)));
  }

  private Transition moved(Transition curve, double origin) {
    return new Transition(
        curve.property(),
        curve.path(),
        values(curve.coordinates(), origin),
        curve.designs(),
        curve.predictions(),
        curve.crossings());
  }

  private double[] values(double[] coordinates, double origin) {
    return Arrays.stream(coordinates).map(t -> origin + weight * t).toArray();
  }

  private DesignPath with(double from, double to) {
    return new DesignPath(path.name(), path.label(), path.unit(), from, to, path.weights());
  }
}
