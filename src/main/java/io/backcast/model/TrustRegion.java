package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of a model's reach where predictions are right less often than their deviation and
 * distance promise: predicted values on one side of a threshold, and a variable off the middle of
 * its range.
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
    int k = space.propertyIndex(property);
    double value = space.properties().get(k).physical(unclamped[k]);
    // not "less than": what is not a number is nowhere
    boolean inside = (from == null || value >= from) && (to == null || value <= to);
    return inside && (variable == null || Math.abs(f[space.variableIndex(variable)]) >= off);
  }
}
