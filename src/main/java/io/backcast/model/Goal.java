package io.backcast.model;

/** What is asked of one property. */
public sealed interface Goal {
  /** Leaves a property free. */
  Goal ANY = new Any();

  /** As much of a property as can be trusted. */
  Goal MOST = new Extreme(true);

  /** As little of a property as can be trusted. */
  Goal LEAST = new Extreme(false);

  /** Leaves a property free. */
  record Any() implements Goal {}

  /**
   * A value, within a {@link Target}'s tolerance.
   *
   * @param value in the property's unit; at or below a point mass it asks for that class
   */
  record Value(double value) implements Goal {}

  /**
   * All values from one to another, both included. One that begins at or below a point mass has its
   * class in it.
   *
   * @param low in the property's unit; −∞ for at most
   * @param high in the property's unit; ∞ for at least
   */
  record Range(double low, double high) implements Goal {
    /** Whether one of the ends is open. */
    public boolean isOneSided() {
      return Double.isInfinite(low) || Double.isInfinite(high);
    }

    /** Whether the class of a point mass is in it. */
    public boolean holdsMass(Property p) {
      return p.isMass(low);
    }

    /**
     * How far an unclamped prediction is outside, in the coordinate of the property's scale; zero
     * and below inside, NaN where nothing is predicted.
     */
    public double outside(Property p, double unclamped) {
      double at = p.coordinate(unclamped);
      return Math.max(from(p) - at, at - to(p));
    }

    /** The end nearest to a coordinate minus that coordinate; 0 inside. */
    double residual(Property p, double coordinate) {
      return coordinate < from(p)
          ? from(p) - coordinate
          : coordinate <= to(p) ? 0 : to(p) - coordinate;
    }

    /** The lower end in the coordinate of the property's scale. */
    public double from(Property p) {
      return holdsMass(p) || Double.isInfinite(low) ? Double.NEGATIVE_INFINITY : p.coordinate(low);
    }

    /** The upper end in the coordinate of the property's scale. */
    public double to(Property p) {
      return Double.isInfinite(high) ? high : p.coordinate(high);
    }

    /** The lower end, or that of the data where it is open or below them. */
    public double lower(Property p) {
      return Math.max(low, Math.min(p.lower(), high));
    }

    /** The upper end, or that of the data where it is open or above them. */
    public double upper(Property p) {
      return Math.min(high, Math.max(p.upper(), low));
    }
  }

  /**
   * As much or as little of a property as can be trusted; as good as the best where a {@link
   * Target}'s tolerance covers the difference.
   *
   * @param most whether as much
   */
  record Extreme(boolean most) implements Goal {
    /** How good a value is, in the coordinate of the property's scale; more is better. */
    public double merit(Property p, double unclamped) {
      double at = p.coordinate(p.physical(unclamped));
      return most ? at : -at;
    }
  }

  /** At least a value. */
  static Range atLeast(double value) {
    return new Range(value, Double.POSITIVE_INFINITY);
  }

  /** At most a value. */
  static Range atMost(double value) {
    return new Range(Double.NEGATIVE_INFINITY, value);
  }

  /** A value, or none for NaN. */
  static Goal of(double value) {
    return Double.isNaN(value) ? ANY : new Value(value);
  }

  /** Whether nothing is asked of single designs: free, or to be had as much or as little. */
  default boolean isFree() {
    return this instanceof Any || this instanceof Extreme;
  }

  /** As {@link #text}, without an equals sign. */
  default String bareText(Property p) {
    String text = text(p);
    return text.startsWith("=") ? text.substring(1) : text;
  }

  /**
   * The goal as it stands behind a property's name on the command line: {@code =0.5}, {@code
   * =metal}, {@code =0.5..0.8}, {@code >=1.5}, {@code <=0.3}, {@code =max}, {@code =min}, {@code
   * =any}.
   */
  default String text(Property p) {
    return switch (this) {
      case Any any -> "=any";
      case Value v -> {
        PointMass mass = p.pointMass();
        yield "=" + (mass != null && p.isMass(v.value) ? mass.name() : Numbers.exact(v.value));
      }
      case Range r ->
          Double.isInfinite(r.high)
              ? ">=" + Numbers.exact(r.low)
              : Double.isInfinite(r.low)
                  ? "<=" + Numbers.exact(r.high)
                  : "=" + Numbers.exact(r.low) + ".." + Numbers.exact(r.high);
      case Extreme e -> e.most ? "=max" : "=min";
    };
  }
}
