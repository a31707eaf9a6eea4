package io.backcast.model;

import java.util.Map;

/**
 * A straight line through the design space along which a property is followed.
 *
 * @param name on the command line, for example {@code biaxial}
 * @param label on the screen
 * @param unit unit of the coordinate along it: {@code %} of the reference, or the variables' own
 * @param from first coordinate shown by default
 * @param to last coordinate shown by default
 * @param weights how far each named variable moves for one unit of the coordinate: in % of its
 *     reference where the unit is {@code %}, else in its own unit
 */
public record DesignPath(
    String name, String label, String unit, double from, double to, Map<String, Double> weights) {

  /** The path along one variable, from its reference to its bounds. */
  public static DesignPath along(Variable v) {
    return new DesignPath(
        v.name(),
        v.symbol(),
        v.unit(),
        v.lower() - v.reference(),
        v.upper() - v.reference(),
        Map.of(v.name(), 1.0));
  }

  /**
   * The coordinate of one of several steps, which are of equal length; along a single variable on a
   * log scale they are of equal ratio of its value.
   *
   * @param start design where the coordinate is zero, {@code [dx]}
   * @param step from 0 to {@code last}
   */
  public double step(
      DesignSpace space, float[] start, double from, double to, int step, int last) {
    int only = weights.size() == 1 ? space.variableIndex(weights.keySet().iterator().next()) : -1;
    if (only >= 0 && space.variables().get(only).isLog()) {
      Variable v = space.variables().get(only);
      double one = valueAt(v, start[only], 1) - start[only];
      double low = start[only] + one * from;
      double high = start[only] + one * to;
      if (low > 0 && high > 0 && one != 0) {
        return (Scale.LOG.between(low, high, step / (double) last) - start[only]) / one;
      }
    }
    return from + (to - from) * step / last;
  }

  /** The value of {@code variable} at {@code coordinate} when the path starts at {@code start}. */
  public double valueAt(Variable variable, double start, double coordinate) {
    Double weight = weights.get(variable.name());
    if (weight == null) {
      return start;
    }
    double perUnit = unit.equals("%") ? weight * variable.reference() / 100 : weight;
    return start + perUnit * coordinate;
  }
}
