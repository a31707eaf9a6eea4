package io.backcast.model;

import java.util.Arrays;

/**
 * The property values to reach.
 *
 * @param values {@code [dy]}, in the properties' units; at or below a point mass the target is its
 *     class; NaN leaves a property free
 * @param tolerances {@code [dy]}, half the width of the band that counts as on target, in the
 *     properties' units
 */
public record Target(double[] values, double[] tolerances) {

  /** A target for a single property, with its default tolerance. */
  public static Target of(Property property, double value) {
    return new Target(new double[] {value}, new double[] {property.toleranceAt(value)});
  }

  /**
   * The largest deviation of a design from the target over all properties, in tolerances.
   *
   * @param unclamped unclamped predictions, {@code [n, dy]}
   * @param row of the design
   */
  public double miss(DesignSpace space, float[] unclamped, int row) {
    double worst = 0;
    for (int k = 0; k < values.length; k++) {
      double residual = residual(space.properties().get(k), k, unclamped[row * values.length + k]);
      worst = Math.max(worst, Math.abs(residual) / tolerance(space.properties().get(k), k));
    }
    return worst;
  }

  /** The tolerance of property {@code k} in the coordinate of its scale. */
  private double tolerance(Property property, int k) {
    return isFree(k) ? 1 : property.coordinateTolerance(values[k], tolerances[k]);
  }

  /** Whether property {@code k} has no target. */
  public boolean isFree(int k) {
    return Double.isNaN(values[k]);
  }

  /**
   * Target minus unclamped prediction for property {@code k}, in the coordinate of its scale; zero
   * where the target and the prediction are both in the point mass, and for a free property. A
   * target below the point mass counts as the point mass itself.
   */
  public double residual(Property property, int k, double unclamped) {
    if (isFree(k)) {
      return 0;
    }
    if (property.isMass(values[k])) {
      return property.isMass(unclamped) ? 0 : property.physical(values[k]) - unclamped;
    }
    return property.coordinate(values[k]) - property.coordinate(unclamped);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Target t
        && Arrays.equals(values, t.values)
        && Arrays.equals(tolerances, t.tolerances);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(tolerances);
  }
}
