package io.backcast.formula;

/**
 * A part of a condition: which categories, or whole values, a variable may have.
 *
 * @param column of the variable
 * @param first the value that the first entry stands for
 * @param allowed whether each value from there on is allowed
 * @param others whether values without an entry are
 */
public record Levels(int column, int first, boolean[] allowed, boolean others) {

  public boolean allows(double value) {
    int at = (int) Math.rint(value) - first;
    return at >= 0 && at < allowed.length ? allowed[at] : others;
  }

  /** Whether any value of a range is allowed. */
  public boolean mayHold(Interval range) {
    for (int at = 0; at < allowed.length; at++) {
      if (allowed[at] && range.contains(first + at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every value of a range is allowed. */
  public boolean mustHold(Interval range) {
    for (int at = 0; at < allowed.length; at++) {
      if (!allowed[at] && range.contains(first + at)) {
        return false;
      }
    }
    return true;
  }
}
