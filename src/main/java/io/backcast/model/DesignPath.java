package io.backcast.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through the design space along which a property is followed.
 *
 * @param name on the command line, for example {@code biaxial}
 * @param label on the screen
 * @param unit unit of the coordinate along it: {@code %} of the reference, or the variables' own
 * @param from first coordinate shown by default
 * @param to last coordinate shown by default
 * @param weights how far each named variable moves for one unit of the coordinate: in % of its
 *     reference, or in its own unit
 * @param coordinate what the coordinate is; null where the unit says it, as in cards: a change, in
 *     {@code %} of the reference if that is the unit
 */
public record DesignPath(
    String name,
    String label,
    String unit,
    double from,
    double to,
    Map<String, Double> weights,
    @Nullable Coordinate coordinate) {

  /** What the coordinate along a path is. */
  public enum Coordinate {
    /** The change from the start, in % of the reference. */
    PERCENT_OF_REFERENCE,
    /** The change from the start, in the variables' own unit. */
    CHANGE,
    /** The value of the only variable that moves; where the path starts does not matter. */
    VALUE
  }

  /** A path whose unit says what its weights are in. */
  public DesignPath(
      String name, String label, String unit, double from, double to, Map<String, Double> weights) {
    this(name, label, unit, from, to, weights, null);
  }

  /** The path along one variable, from its reference to its bounds, in the variable's own unit. */
  public static DesignPath along(Variable v) {
    return new DesignPath(
        v.name(),
        v.symbol(),
        v.unit(),
        v.lower() - v.reference(),
        v.upper() - v.reference(),
        Map.of(v.name(), 1.0),
        Coordinate.CHANGE);
  }

  /** The path along the values of one variable, from bound to bound. */
  public static DesignPath values(Variable v) {
    return new DesignPath(
        v.name(),
        v.symbol(),
        v.unit(),
        v.lower(),
        v.upper(),
        Map.of(v.name(), 1.0),
        Coordinate.VALUE);
  }

  /** The same path between other coordinates. */
  public DesignPath between(double first, double last) {
    return new DesignPath(name, label, unit, first, last, weights, coordinate);
  }

  /**
   * The coordinate of one of several steps, which are of equal length; along a single variable on a
   * log scale they are of equal ratio of its value.
   *
   * @param start design where the coordinate is zero, {@code [dx]}
   * @param step from 0 to {@code last}
   */
  public double step(DesignSpace space, float[] start, double from, double to, int step, int last) {
    int only = weights.size() == 1 ? space.variableIndex(weights.keySet().iterator().next()) : -1;
    if (only >= 0 && space.variables().get(only).isLog()) {
      Variable v = space.variables().get(only);
      double zero = valueAt(v, start[only], 0);
      // a single unit may be lost beside a large value
      double span = to == from ? 1 : to - from;
      double one = (valueAt(v, start[only], span) - zero) / span;
      double low = zero + one * from;
      double high = zero + one * to;
      if (low > 0 && high > 0 && one != 0) {
        return (Scale.LOG.between(low, high, step / (double) last) - zero) / one;
      }
    }
    return from + (to - from) * step / last;
  }

  /**
   * The value of {@code variable} at coordinate {@code at} when the path starts at {@code start}.
   */
  public double valueAt(Variable variable, double start, double at) {
    Double weight = weights.get(variable.name());
    if (weight == null) {
      return start;
    }
    return switch (meaning()) {
      case PERCENT_OF_REFERENCE -> start + weight * variable.reference() / 100 * at;
      case CHANGE -> start + weight * at;
      case VALUE -> weight * at;
    };
  }

  private Coordinate meaning() {
    if (coordinate != null) {
      return coordinate;
    }
    return unit.equals("%") ? Coordinate.PERCENT_OF_REFERENCE : Coordinate.CHANGE;
  }
}
