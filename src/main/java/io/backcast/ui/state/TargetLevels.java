package io.backcast.ui.state;

import io.backcast.model.Goal;
import io.backcast.model.Property;
import java.util.stream.DoubleStream;

/**
 * Where a target lies on the axis of its property, for the charts that mark it: at one value, or
 * between two; nowhere where all values are as good.
 *
 * @param low in the property's unit; −∞ where it is open below, NaN for nowhere
 * @param high ∞ where it is open above
 */
public record TargetLevels(double low, double high) {
  public static final TargetLevels NOWHERE = new TargetLevels(Double.NaN, Double.NaN);

  /** Where a goal lies. */
  public static TargetLevels of(Goal goal) {
    return switch (goal) {
      case Goal.Value v -> new TargetLevels(v.value(), v.value());
      case Goal.Range r -> new TargetLevels(r.low(), r.high());
      default -> NOWHERE;
    };
  }

  public boolean isSomewhere() {
    return !Double.isNaN(low);
  }

  /** Whether it is a range. */
  public boolean isWide() {
    return high > low;
  }

  /** The values at which it begins and ends: one of a value, and one of a range with one end. */
  public double[] ends() {
    return DoubleStream.of(low, high).distinct().filter(Double::isFinite).toArray();
  }

  /** The lower end, or that of the property's scale where it is open. */
  public double bottom(Property p) {
    return Math.max(low, p.lower());
  }

  /** The upper end, or that of the property's scale where it is open. */
  public double top(Property p) {
    return Math.min(high, p.upper());
  }
}
