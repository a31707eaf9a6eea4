package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * One coordinate of a design.
 *
 * @param name the CSV header's name
 * @param symbol what the screen shows, for example {@code α}
 * @param unit unit of every value below, empty where there is none
 * @param lower smallest value of the design space
 * @param upper largest value of the design space
 * @param reference the value of the undisturbed design, from which strain is counted
 * @param kind which values are valid
 * @param decimals digits after the point on the screen
 */
public record Variable(
    String name,
    String symbol,
    String unit,
    double lower,
    double upper,
    double reference,
    Kind kind,
    int decimals) {

  public double centre() {
    return (lower + upper) / 2;
  }

  /** Half the range: one unit of the scaled coordinate −1 … 1. */
  public double halfRange() {
    return (upper - lower) / 2;
  }

  /** The value in coordinates where the bounds are −1 and 1. */
  public double scale(double value) {
    return (value - centre()) / halfRange();
  }

  public double unscale(double scaled) {
    return centre() + scaled * halfRange();
  }

  /** The nearest valid value: whole for integers and categories, inside the bounds for all. */
  public double snap(double value) {
    return Math.max(lower, Math.min(upper, valid(value)));
  }

  /** The nearest value of this variable's kind, bounds apart. */
  public double valid(double value) {
    return kind == Kind.CONTINUOUS ? value : Math.rint(value);
  }

  /** Digits after the point that tell designs apart at a glance: about three in all. */
  public int coarseDecimals() {
    return Math.clamp(Math.round(2 - Math.log10(upper - lower)), 0, decimals);
  }

  /** Says what is wrong with this variable, or null. */
  public @Nullable String problem() {
    if (name.isBlank()) {
      return "a variable has no name";
    }
    if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower < upper)) {
      return "variable " + name + " needs finite bounds with lower below upper";
    }
    if (!(reference >= lower && reference <= upper)) {
      return "the reference of variable " + name + " lies outside its bounds";
    }
    return null;
  }
}
