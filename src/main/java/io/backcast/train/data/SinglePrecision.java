package io.backcast.train.data;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.Locale;

/**
 * What the networks' numbers, of single precision, can hold; the rest is refused before training.
 */
final class SinglePrecision {
  /** A range of fewer steps of single precision than this cannot be learned. */
  private static final int MIN_STEPS = 20;

  /** Sums of squares of larger numbers overflow. */
  private static final double LARGEST = 1e30;

  /**
   * Largest slope, a property's half-range for one of a variable, and the inverse of the smallest.
   */
  private static final double STEEPEST = 1e36;

  private SinglePrecision() {}

  /**
   * Checks the ranges of all columns.
   *
   * @throws BackcastException naming a column that varies by less than single precision resolves,
   *     or is too large or too small for it
   */
  static void check(DesignSpace space) throws BackcastException {
    for (Variable v : space.variables()) {
      check("variable", v.name(), v.lower(), v.upper());
    }
    for (Property p : space.properties()) {
      check("property", p.name(), p.lower(), p.upper());
      for (Variable v : space.variables()) {
        double slope = p.halfRange() / v.halfRange();
        if (slope > STEEPEST || slope < 1 / STEEPEST) {
          throw new BackcastException(
              ErrorCode.BAD_CSV,
              "The property %s and the variable %s are too different in size for the networks' numbers. Give one of them in another unit."
                  .formatted(p.name(), v.name()));
        }
      }
    }
  }

  private static void check(String what, String name, double lower, double upper)
      throws BackcastException {
    double size = Math.max(Math.abs(lower), Math.abs(upper));
    double range = upper - lower;
    if (size > LARGEST || range < 1 / LARGEST) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          String.format(
              Locale.ROOT,
              "The %s %s lies in %.3g … %.3g, too %s for the networks' numbers. Give it in another"
                  + " unit, or its logarithm.",
              what,
              name,
              lower,
              upper,
              size > LARGEST ? "large" : "small"));
    }
    double step = Math.ulp((float) size);
    if (range < MIN_STEPS * step) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          String.format(
              Locale.ROOT,
              "The %s %s varies by only %.3g at %.3g, where the networks' numbers, of single"
                  + " precision, have steps of %.1g. Subtract a constant from the column and train"
                  + " on the difference.",
              what,
              name,
              range,
              (lower + upper) / 2,
              step));
    }
  }
}
