package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of a model's reach where predictions are right less often than their deviation and
 * distance promise: predicted values on one side of a threshold, and a variable off the middle of
 * its range. Designs in a point mass are in no region.
 *
 * @param property name of the property
 * @param from smallest predicted value; null for any
 * @param to largest predicted value; null for any
 * @param variable name of the variable; null for designs anywhere
 * @param off how far that is from the middle at least, as a share of half its range
 * @param most the best level that a design here can have
 * @param right share of designs judged here that were right, of those trusted more before
 * @param rows rows of the training data inside; null if not counted
 */
public record TrustRegion(
    String property,
    @Nullable Double from,
    @Nullable Double to,
    @Nullable String variable,
    double off,
    TrustLevel most,
    double right,
    @Nullable Integer rows) {

  /**
   * Whether a design lies inside.
   *
   * @param f the scaled design, {@code [dx]}
   * @param unclamped its predicted properties, {@code [dy]}
   */
  public boolean contains(DesignSpace space, float[] f, float[] unclamped) {
    return holds(space, unclamped)
        && (variable == null || Math.abs(f[space.variableIndex(variable)]) >= off);
  }

  /**
   * Whether a design of these predicted properties may lie inside.
   *
   * @param unclamped {@code [dy]}
   */
  public boolean holds(DesignSpace space, float[] unclamped) {
    int k = space.propertyIndex(property);
    double value = unclamped[k];
    // not "less than": what is not a number is nowhere, and a point mass is a class of its own
    return !space.properties().get(k).isMass(value)
        && (from == null || value >= from)
        && (to == null || value <= to);
  }
}
