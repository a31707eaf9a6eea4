package io.backcast.formula;

/**
 * A part of a condition: an expression that must be in a range.
 *
 * @param value the expression
 * @param low smallest value that satisfies it
 * @param high largest value; the same as low where the expression must have one value
 * @param text the expression as written
 * @param unit of its values, for sentences; empty where there is none
 */
public record Term(Expression value, double low, double high, String text, String unit) {

  public boolean isEquality() {
    return low == high;
  }

  /** How far a value is beyond the range, negative below it; 0 inside. NaN stays NaN. */
  public double beyond(double at) {
    return at < low ? at - low : at > high ? at - high : Double.isNaN(at) ? at : 0;
  }

  /** Whether some value of a range satisfies it. */
  public boolean mayHold(Interval range) {
    return !range.isEmpty() && range.high() >= low && range.low() <= high;
  }

  /** Whether every value of a range satisfies it. */
  public boolean mustHold(Interval range) {
    return !range.isEmpty() && range.low() >= low && range.high() <= high;
  }
}
