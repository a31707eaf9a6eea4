package io.backcast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a prediction becomes an interval that holds the true value as often as stated, and a
 * probability of the point mass; measured on rows that the networks had not seen.
 *
 * @param level share of true values inside the interval, such as 0.9
 * @param rows how many rows it was measured on
 * @param properties one for each property
 */
public record IntervalRule(double level, int rows, List<Reach> properties) {

  /**
   * How far the interval of a property reaches from the prediction, in stated standard deviations
   * and in the coordinate of its scale: {@code below} and {@code above}, functions of the predicted
   * value, times {@code far}, a function of the distance to the training data that never falls.
   * Functions without points mean that too few rows were there.
   *
   * @param mass how the class gets its probability; null without a point mass, or where all rows
   *     are of one class
   */
  public record Reach(
      PiecewiseLinear below,
      PiecewiseLinear above,
      PiecewiseLinear far,
      @Nullable ClassProbability mass) {}

  /**
   * The probability that a design is in the point mass, a logistic function (Platt, 1999) of how
   * far the prediction is from it, in units of both deviation and tolerance.
   *
   * @param slope per such unit, below zero
   * @param offset of the log odds
   */
  public record ClassProbability(double slope, double offset) {

    /**
     * What the log odds are linear in: {@code (predicted − mass) / sqrt(std² + tolerance²)}.
     *
     * @param unclamped prediction, in the property's unit
     * @param std its standard deviation
     */
    public static double depth(Property p, double unclamped, double std) {
      PointMass mass = p.pointMass();
      return mass == null
          ? Double.NaN
          : (unclamped - mass.value()) / Math.hypot(std, p.tolerance());
    }

    /** The probability for a {@link #depth}; NaN where that is not known. */
    public double of(double depth) {
      return 1 / (1 + Math.exp(-(slope * depth + offset)));
    }
  }
}
