package io.backcast.model;

import java.util.Arrays;

/**
 * What is asked for.
 *
 * @param values {@code [dy]}, in the properties' units; at or below a point mass it asks for that
 *     class; NaN leaves a property free
 * @param tolerances {@code [dy]}, half the width of the band that counts as on target
 */
public record Target(double[] values, double[] tolerances) {

  /** A target for the first of possibly several properties' spaces, with its usual tolerance. */
  public static Target of(Property property, double value) {
    return new Target(new double[] {value}, new double[] {property.tolerance()});
  }

  /**
   * How far a signed prediction misses, property by property: zero for the class that was asked.
   *
   * @param unclamped one row of signed predictions, {@code [dy]}
   * @return the largest miss in units of the tolerance
   */
  public double miss(DesignSpace space, float[] unclamped, int row) {
    double worst = 0;
    for (int k = 0; k < values.length; k++) {
      double residual = residual(space.properties().get(k), k, unclamped[row * values.length + k]);
      worst = Math.max(worst, Math.abs(residual) / tolerances[k]);
    }
    return worst;
  }

  /** Whether any value of property {@code k} will do. */
  public boolean isFree(int k) {
    return Double.isNaN(values[k]);
  }

  /**
   * Target minus signed prediction for property {@code k}; zero where a metal was asked and got,
   * and where anything will do.
   */
  public double residual(Property property, int k, double unclamped) {
    if (isFree(k)) {
      return 0;
    }
    if (property.isMass(values[k])) {
      return property.isMass(unclamped) ? 0 : values[k] - unclamped;
    }
    return values[k] - unclamped;
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
