package io.backcast.model;

import java.util.List;
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
 * @param categories what the codes 0, 1, 2 … stand for; null for a number
 */
public record Variable(
    String name,
    String symbol,
    String unit,
    double lower,
    double upper,
    double reference,
    VariableKind kind,
    int decimals,
    @Nullable List<String> categories) {

  /** A number. */
  public Variable(
      String name,
      String symbol,
      String unit,
      double lower,
      double upper,
      double reference,
      VariableKind kind,
      int decimals) {
    this(name, symbol, unit, lower, upper, reference, kind, decimals, null);
  }

  /** Whether only whole values are valid. */
  public boolean whole() {
    return kind != VariableKind.CONTINUOUS;
  }

  /** How far beyond the bounds a whole value's unit of width reaches. */
  public double margin() {
    return whole() ? 0.5 : 0;
  }

  /** Name of the category that a code stands for; null for a number. */
  public @Nullable String category(double value) {
    return categories == null
        ? null
        : categories.get(Math.clamp(Math.round(value), 0, categories.size() - 1));
  }

  public double centre() {
    return (lower + upper) / 2;
  }

  /**
   * Half the range: one unit of the scaled coordinate −1 … 1. Whole values are as wide as their
   * unit, so that the first and the last are as likely as any other.
   */
  public double halfRange() {
    return (upper - lower) / 2 + margin();
  }

  /** The value in coordinates where the range ends at −1 and 1. */
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
    return whole() ? Math.rint(value) : value;
  }

  /** So many values spread evenly from bound to bound, each the nearest valid one. */
  public double[] steps(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = snap(lower + (upper - lower) * i / (count - 1));
    }
    return values;
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
    if (whole() && (lower != Math.rint(lower) || upper != Math.rint(upper))) {
      return "the bounds of variable " + name + " must be whole numbers";
    }
    if ((kind == VariableKind.CATEGORICAL) != (categories != null)) {
      return "variable " + name + " needs categories exactly if it is categorical";
    }
    if (categories != null && (lower != 0 || upper != categories.size() - 1)) {
      return "the bounds of variable "
          + name
          + " must be 0 and "
          + (categories.size() - 1)
          + ", the codes of its categories";
    }
    return null;
  }
}
