package io.backcast.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an ensemble's spread becomes a calibrated standard deviation: {@code sqrt((scale · spread)² +
 * floor²) · factor}, fitted on rows that the ensemble had not seen.
 *
 * @param scale {@code [dy]}
 * @param floor {@code [dy]}, in the property's unit
 * @param factor by the predicted value, in the coordinate of the property's scale, for each
 *     property; 1 everywhere if null
 */
public record Calibration(double[] scale, double[] floor, @Nullable List<PiecewiseLinear> factor) {

  /** A calibration that is the same for all values. */
  public Calibration(double[] scale, double[] floor) {
    this(scale, floor, null);
  }

  /** Whether the deviation of any property depends on the spread. */
  public boolean compares() {
    return Arrays.stream(scale).anyMatch(s -> s > 0);
  }

  /**
   * Calibrated standard deviation, in the coordinate of the property's scale.
   *
   * @param property index of the property
   * @param spread sample standard deviation over the ensemble's members
   * @param predicted their mean, in that coordinate
   */
  public double std(int property, double spread, double predicted) {
    double everywhere = Math.hypot(scale[property] * spread, floor[property]);
    return factor == null ? everywhere : everywhere * factor.get(property).of(predicted);
  }
}
