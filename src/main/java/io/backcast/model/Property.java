package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * A property that a target can be set for.
 *
 * @param name the CSV header's name
 * @param symbol in formulas and charts
 * @param label in running text, for example {@code band gap}
 * @param unit unit of every value below
 * @param lower smallest value seen in the training data
 * @param upper largest value seen in the training data
 * @param decimals digits after the point on the screen
 * @param tolerance default half-width of the band that counts as on target
 * @param pointMass the class at the lower end, if there is one
 */
public record Property(
    String name,
    String symbol,
    String label,
    String unit,
    double lower,
    double upper,
    int decimals,
    double tolerance,
    @Nullable PointMass pointMass) {

  /** A copy with another tolerance. */
  public Property withTolerance(double other) {
    return new Property(name, symbol, label, unit, lower, upper, decimals, other, pointMass);
  }

  /**
   * The physical value of an unclamped prediction. Networks may predict values below the point
   * mass; such designs belong to its class and have its value.
   */
  public double physical(double unclamped) {
    return pointMass == null ? unclamped : Math.max(unclamped, pointMass.value());
  }

  /**
   * Decimals that distinguish targets at a glance: two where the range is of the order of one, more
   * where it is smaller.
   */
  public int coarseDecimals() {
    int most = Math.max(0, decimals);
    double range = upper - lower;
    return range > 0
        ? Math.clamp(Math.round(2 - Math.log10(range)), Math.min(2, most), most)
        : Math.min(2, most);
  }

  /** Distance to the range of the training data; 0 inside, for the point mass and for NaN. */
  public double beyond(double value) {
    return Double.isNaN(value) || isMass(value)
        ? 0
        : Math.max(0, Math.max(value - upper, lower - value));
  }

  /** Whether an unclamped prediction or a target value belongs to the point mass. */
  public boolean isMass(double unclamped) {
    return pointMass != null && unclamped <= pointMass.value();
  }
}
