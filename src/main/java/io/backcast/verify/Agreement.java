package io.backcast.verify;

import io.backcast.model.Property;

/**
 * How a calculation compares with a prediction. It agrees where their difference is no larger than
 * 1.645 standard deviations of the prediction and of the convention together, which nine in ten
 * are.
 *
 * @param agrees whether the difference is within that
 * @param difference of calculation and prediction, in the property's unit, not negative
 * @param sameClass whether both are in the property's class, a metal for example
 */
public record Agreement(boolean agrees, double difference, boolean sameClass) {
  /** Standard deviations that hold nine in ten of a normal distribution. */
  private static final double NINE_IN_TEN = 1.645;

  /** Standard deviation of a normal distribution whose mean absolute deviation is 1. */
  private static final double PER_MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

  /**
   * Compares.
   *
   * @param unclamped the prediction, below the class's value inside it
   * @param std of the prediction; NaN where the model states none
   * @param calculated an answer that can be compared
   */
  public static Agreement of(
      Property property, double unclamped, double std, CalculatedDesign calculated) {
    double value = calculated.value();
    Convention convention = calculated.convention();
    boolean predictedInside = property.isMass(unclamped);
    boolean calculatedInside = property.pointMass() != null && calculated.gap() <= 0;
    double difference = Math.abs(property.physical(unclamped) - value);
    double residual = convention == null ? Double.NaN : convention.residual() * PER_MEAN_DEVIATION;
    double reach =
        Double.isNaN(std)
            ? property.toleranceAt(value)
            : NINE_IN_TEN * Math.hypot(std, Double.isNaN(residual) ? 0 : residual);
    // an unclamped prediction inside the class may be as far from its edge as it is sure
    double apart = calculatedInside ? Math.max(0, unclamped - value) : Math.abs(unclamped - value);
    boolean both = predictedInside && calculatedInside;
    return new Agreement(both || apart <= reach, difference, both);
  }
}
