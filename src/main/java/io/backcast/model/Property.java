package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.backcast.sentence.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A property that a target can be set for.
 *
 * @param name the CSV header's name
 * @param symbol in formulas and charts
 * @param label in running text, for example {@code band gap}
 * @param unit unit of every value below
 * @param lower smallest value seen in the training data
 * @param upper largest value seen in the training data
 * @param decimals digits after the point on the screen
 * @param tolerance default half-width of the band that counts as on target; on a log scale as a
 *     share of the target, 0.05 for ±5 %
 * @param pointMass the class at the lower end, if there is one
 * @param scale on which values are learned and shown; null for a linear one
 */
public record Property(
    String name,
    String symbol,
    String label,
    String unit,
    double lower,
    double upper,
    int decimals,
    double tolerance,
    @Nullable PointMass pointMass,
    @Nullable Scale scale) {

  /** Digits of a target on a log scale, as it is shown. */
  private static final int LOG_DIGITS = 3;

  /** A property on a linear scale. */
  public Property(
      String name,
      String symbol,
      String label,
      String unit,
      double lower,
      double upper,
      int decimals,
      double tolerance,
      @Nullable PointMass pointMass) {
    this(name, symbol, label, unit, lower, upper, decimals, tolerance, pointMass, null);
  }

  /** Whether the scale is logarithmic. */
  @JsonIgnore
  public boolean isLog() {
    return scale == Scale.LOG;
  }

  /** The scale, linear where none is stated. */
  public Scale axis() {
    return scale == null ? Scale.LINEAR : scale;
  }

  /** The coordinate of a value: itself, or its natural logarithm on a log scale. */
  public double coordinate(double value) {
    return axis().coordinate(value);
  }

  /** Width of the range of the training data in the scale's coordinate. */
  public double range() {
    return coordinate(upper) - coordinate(lower);
  }

  /** Half the range in the scale's coordinate; 1 where the range is empty. */
  public double halfRange() {
    double half = range() / 2;
    return half > 0 ? half : 1;
  }

  /** The value in the middle of the range. */
  public double middle() {
    return isLog() ? at(0.5) : (lower + upper) / 2;
  }

  /** The value at a share of the range. */
  public double at(double share) {
    return axis().between(lower, upper, share);
  }

  /** How far a value is on the way from the lower to the upper end of the range. */
  public double share(double value) {
    return axis().share(lower, upper, value);
  }

  /** The default half-width of the band about a target, in the property's unit. */
  public double toleranceAt(double target) {
    // a free property keeps its number, which nothing is compared with
    return isLog() && !Double.isNaN(target) ? tolerance * target : tolerance;
  }

  /** The default tolerance in the scale's coordinate, where it is the same for all targets. */
  public double coordinateTolerance() {
    return isLog() ? Math.log1p(tolerance) : tolerance;
  }

  /**
   * A half-width about a target in the scale's coordinate: on a log scale, {@code target ±
   * halfWidth} stands for {@code target · (1 + r)} and {@code target / (1 + r)}, r being their
   * ratio.
   */
  public double coordinateTolerance(double target, double halfWidth) {
    return isLog() ? Math.log1p(halfWidth / target) : halfWidth;
  }

  /** The upper end of the band about a target. */
  public double bandTop(double target, double halfWidth) {
    return target + halfWidth;
  }

  /** The lower end of the band about a target. */
  public double bandBottom(double target, double halfWidth) {
    return isLog() ? target / (1 + halfWidth / target) : target - halfWidth;
  }

  /**
   * A standard deviation of the coordinate, stated in the property's unit: on a log scale half the
   * width of the interval from {@code value / e^std} to {@code value · e^std}.
   */
  public double deviation(double value, double coordinateStd) {
    return isLog() ? value * Math.sinh(coordinateStd) : coordinateStd;
  }

  /** The inverse of {@link #deviation}. */
  public double coordinateDeviation(double value, double std) {
    double ratio = std / value;
    return isLog() ? Math.log(ratio + Math.hypot(1, ratio)) : std;
  }

  /** Distance of two values in the scale's coordinate. */
  public double coordinateDistance(double a, double b) {
    return Math.abs(coordinate(a) - coordinate(b));
  }

  /** A copy with another tolerance. */
  public Property withTolerance(double other) {
    return new Property(name, symbol, label, unit, lower, upper, decimals, other, pointMass, scale);
  }

  /**
   * The physical value of an unclamped prediction. Networks may predict values below the point
   * mass; such designs belong to its class and have its value.
   */
  public double physical(double unclamped) {
    return pointMass == null ? unclamped : Math.max(unclamped, pointMass.value());
  }

  /**
   * Decimals that distinguish targets at a glance: two where the range is of the order of one, more
   * where it is smaller.
   */
  public int coarseDecimals() {
    int most = shownDecimals();
    double range = upper - lower;
    return range > 0
        ? Math.clamp(Math.round(2 - Math.log10(range)), Math.min(2, most), most)
        : Math.min(2, most);
  }

  /**
   * A target as it is read at a glance: with {@link #coarseDecimals}, or three digits on a log
   * scale.
   */
  public double coarse(double value) {
    return isLog()
        ? Double.parseDouble(Numbers.significant(value, LOG_DIGITS))
        : Rounding.decimals(value, coarseDecimals());
  }

  /**
   * The nearest value of the range that is read at a glance: what a hand lets go of, or a key leads
   * to. Beside a point mass, where that would be its class, one with all decimals that are shown.
   */
  public double settled(double wanted) {
    double near = Math.clamp(coarse(wanted), lower, upper);
    return isMass(near)
        ? Math.clamp(Rounding.decimals(wanted, shownDecimals()), lower, upper)
        : near;
  }

  /** The decimals stated, or as many as it takes to tell ten values of the range apart. */
  public int shownDecimals() {
    return Math.max(Math.max(0, decimals), Numbers.decimals((upper - lower) / 10));
  }

  /** What is wrong with this property, as a clause; null if nothing is. */
  public @Nullable Sentence problem() {
    if (!(lower <= upper && tolerance > 0)) {
      return Sentence.of("property.range", name);
    }
    if (isLog() && pointMass != null) {
      return Sentence.of("property.mass-and-log", name);
    }
    return isLog() && !(lower > 0)
        ? Sentence.of("property.log-scale", name, Sentence.figure(Numbers.text(lower)))
        : null;
  }

  /** Distance to the range of the training data; 0 inside, for the point mass and for NaN. */
  public double beyond(double value) {
    return Double.isNaN(value) || isMass(value)
        ? 0
        : Math.max(0, Math.max(value - upper, lower - value));
  }

  /** Whether an unclamped prediction or a target value belongs to the point mass. */
  public boolean isMass(double unclamped) {
    return pointMass != null && unclamped <= pointMass.value();
  }
}
