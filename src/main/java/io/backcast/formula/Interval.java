package io.backcast.formula;

/**
 * All values that a quantity may take, from low to high. Results contain every value that the
 * operands allow; they may be wider where an operand occurs twice. What is not defined for any
 * value is empty, with NaN at both ends.
 *
 * @param low smallest value
 * @param high largest value
 */
public record Interval(double low, double high) {
  /** Everything. */
  public static final Interval ALL =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Nothing. */
  public static final Interval EMPTY = new Interval(Double.NaN, Double.NaN);

  /** A single value. */
  public static Interval of(double value) {
    return new Interval(value, value);
  }

  public boolean isEmpty() {
    return Double.isNaN(low) || Double.isNaN(high);
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  Interval plus(Interval o) {
    return of(low + o.low, high + o.high);
  }

  Interval minus(Interval o) {
    return of(low - o.high, high - o.low);
  }

  Interval negative() {
    return new Interval(-high, -low);
  }

  Interval times(Interval o) {
    return hull(times(low, o.low), times(low, o.high), times(high, o.low), times(high, o.high));
  }

  Interval over(Interval o) {
    if (isEmpty() || o.isEmpty() || (o.low == 0 && o.high == 0)) {
      return EMPTY;
    }
    if (o.low < 0 && o.high > 0) {
      return ALL;
    }
    // zero is an end at most, where the quotient grows without limit on one side
    double one = o.low == 0 ? Double.POSITIVE_INFINITY : 1 / o.low;
    double other = o.high == 0 ? Double.NEGATIVE_INFINITY : 1 / o.high;
    return times(new Interval(Math.min(one, other), Math.max(one, other)));
  }

  Interval abs() {
    if (low >= 0 || isEmpty()) {
      return this;
    }
    return high <= 0 ? negative() : new Interval(0, Math.max(-low, high));
  }

  Interval min(Interval o) {
    return of(Math.min(low, o.low), Math.min(high, o.high));
  }

  Interval max(Interval o) {
    return of(Math.max(low, o.low), Math.max(high, o.high));
  }

  /** The part that is within limits. */
  Interval within(double least, double most) {
    return high < least || low > most
        ? EMPTY
        : new Interval(Math.max(low, least), Math.min(high, most));
  }

  /** Where {@code f} rises. */
  Interval rising(java.util.function.DoubleUnaryOperator f) {
    return isEmpty() ? EMPTY : of(f.applyAsDouble(low), f.applyAsDouble(high));
  }

  /** Where {@code f} falls. */
  Interval falling(java.util.function.DoubleUnaryOperator f) {
    return isEmpty() ? EMPTY : of(f.applyAsDouble(high), f.applyAsDouble(low));
  }

  Interval sin() {
    return shifted(0);
  }

  Interval cos() {
    return shifted(Math.PI / 2);
  }

  /** The sine of all values moved by an angle. */
  private Interval shifted(double by) {
    double a = low + by;
    double b = high + by;
    if (isEmpty()) {
      return EMPTY;
    }
    if (!(b - a < 2 * Math.PI)) {
      return new Interval(-1, 1);
    }
    double turn = 2 * Math.PI;
    boolean top = Math.floor((b - Math.PI / 2) / turn) > Math.floor((a - Math.PI / 2) / turn);
    boolean bottom = Math.floor((b + Math.PI / 2) / turn) > Math.floor((a + Math.PI / 2) / turn);
    double one = Math.sin(a);
    double other = Math.sin(b);
    return new Interval(bottom ? -1 : Math.min(one, other), top ? 1 : Math.max(one, other));
  }

  Interval tan() {
    boolean pole =
        !(high - low < Math.PI)
            || Math.floor(high / Math.PI - 0.5) > Math.floor(low / Math.PI - 0.5);
    return isEmpty() ? EMPTY : pole ? ALL : of(Math.tan(low), Math.tan(high));
  }

  Interval pow(Interval o) {
    if (isEmpty() || o.isEmpty()) {
      return EMPTY;
    }
    boolean whole = o.low == o.high && o.low == Math.rint(o.low);
    if (low >= 0) {
      return hull(
          Math.pow(low, o.low),
          Math.pow(low, o.high),
          Math.pow(high, o.low),
          Math.pow(high, o.high));
    }
    if (!whole) {
      // negative bases have only whole powers
      return o.low == o.high && high >= 0 ? new Interval(0, high).pow(o) : ALL;
    }
    if (o.low < 0) {
      return of(1).over(pow(o.negative()));
    }
    return o.low % 2 == 0 ? abs().pow(o) : of(Math.pow(low, o.low), Math.pow(high, o.low));
  }

  /** Zero times something without limit is zero at an end of an interval. */
  private static double times(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  private static Interval hull(double... ends) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double end : ends) {
      if (Double.isNaN(end)) {
        // as for one to the power of infinity: nothing is known
        return ALL;
      }
      low = Math.min(low, end);
      high = Math.max(high, end);
    }
    return new Interval(low, high);
  }

  /** The difference of two infinities may be anything. */
  private static Interval of(double low, double high) {
    return new Interval(
        Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
        Double.isNaN(high) ? Double.POSITIVE_INFINITY : high);
  }
}
