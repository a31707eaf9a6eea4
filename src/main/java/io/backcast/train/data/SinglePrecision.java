package io.backcast.train.data;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
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
      check(Sentence.of("training.variable"), v.name(), v.lower(), v.upper());
    }
    for (Property p : space.properties()) {
      check(Sentence.of("training.property"), p.name(), p.lower(), p.upper());
      for (Variable v : space.variables()) {
        double slope = p.halfRange() / v.halfRange();
        if (slope > STEEPEST || slope < 1 / STEEPEST) {
          throw new BackcastException(
              ErrorCode.BAD_CSV, Sentence.of("training.sizes", p.name(), v.name()));
        }
      }
    }
  }

  private static void check(Sentence what, String name, double lower, double upper)
      throws BackcastException {
    double size = Math.max(Math.abs(lower), Math.abs(upper));
    double range = upper - lower;
    if (size > LARGEST || range < 1 / LARGEST) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of(
              size > LARGEST ? "training.too-large" : "training.too-small",
              what,
              name,
              digits(3, lower),
              digits(3, upper)));
    }
    double step = Math.ulp((float) size);
    if (range < MIN_STEPS * step) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of(
              "training.too-narrow",
              what,
              name,
              digits(3, range),
              digits(3, (lower + upper) / 2),
              digits(1, step)));
    }
  }

  private static Sentence.Figure digits(int digits, double value) {
    return Sentence.figure(String.format(Locale.ROOT, "%." + digits + "g", value));
  }
}
