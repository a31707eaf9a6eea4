package io.backcast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One coordinate of a design.
 *
 * @param name the CSV header's name
 * @param symbol on the screen, for example {@code α}
 * @param unit unit of every value below, empty where there is none
 * @param lower smallest value of the design space
 * @param upper largest value of the design space
 * @param reference the value of the reference design, from which strain is counted
 * @param kind which values are valid
 * @param decimals digits after the point on the screen
 * @param categories names for the codes 0, 1, 2 …; null unless categorical
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

  /** A variable that is a number. */
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

  /** A copy with another reference. */
  public Variable withReference(double value) {
    return new Variable(name, symbol, unit, lower, upper, value, kind, decimals, categories);
  }

  /** Whether only whole values are valid. */
  public boolean whole() {
    return kind != VariableKind.CONTINUOUS;
  }

  /** Half the width of a whole value, by which the scaled range exceeds the bounds; else 0. */
  public double margin() {
    return whole() ? 0.5 : 0;
  }

  /** Name of the category of a code; null for a number. */
  public @Nullable String category(double value) {
    return categories == null
        ? null
        : categories.get(Math.clamp(Math.round(value), 0, categories.size() - 1));
  }

  public double centre() {
    return (lower + upper) / 2;
  }

  /**
   * Half the range: one unit of the scaled coordinate −1 … 1. For whole values it is half a unit
   * more, so that the first and the last value are as likely as the others.
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

  /** The nearest value of this variable's kind, without regard to the bounds. */
  public double valid(double value) {
    return whole() ? Math.rint(value) : value;
  }

  /** {@code count} values spread evenly from bound to bound, each snapped to a valid one. */
  public double[] steps(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = snap(lower + (upper - lower) * i / (count - 1));
    }
    return values;
  }

  /** Decimals that distinguish designs at a glance: about three digits of the range. */
  public int coarseDecimals() {
    return Math.clamp(Math.round(2 - Math.log10(upper - lower)), 0, decimals);
  }

  /** What is wrong with this variable, as a clause; null if nothing is. */
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
