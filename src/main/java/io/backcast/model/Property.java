package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * A quantity that designs are asked for.
 *
 * @param name the CSV header's name
 * @param symbol what a formula shows
 * @param label what a sentence calls it, for example {@code band gap}
 * @param unit unit of every value below
 * @param lower smallest value seen in the training data
 * @param upper largest value seen in the training data
 * @param decimals digits after the point on the screen
 * @param tolerance half the width of the band that counts as on target when nothing else is said
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

  /**
   * The physical value of a signed prediction. Networks are free below a point mass: there the sign
   * is the class, and the value is that of the mass.
   */
  public double physical(double unclamped) {
    return pointMass == null ? unclamped : Math.max(unclamped, pointMass.value());
  }

  /**
   * Digits after the point that tell targets apart at a glance: two where the range is of ones,
   * more where it is smaller.
   */
  public int coarseDecimals() {
    int most = Math.max(0, decimals);
    double range = upper - lower;
    return range > 0
        ? (int) Math.clamp(Math.round(2 - Math.log10(range)), Math.min(2, most), most)
        : Math.min(2, most);
  }

  /** How far a value lies outside what the training data have; 0 inside, for the class and NaN. */
  public double beyond(double value) {
    return Double.isNaN(value) || isMass(value)
        ? 0
        : Math.max(0, Math.max(value - upper, lower - value));
  }

  /** Whether a signed prediction or a value belongs to the point mass. */
  public boolean isMass(double unclamped) {
    return pointMass != null && unclamped <= pointMass.value();
  }
}
