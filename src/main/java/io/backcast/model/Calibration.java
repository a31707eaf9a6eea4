package io.backcast.model;

import java.util.Arrays;

/**
 * How an ensemble's spread becomes a calibrated standard deviation: {@code sqrt((scale · spread)² +
 * floor²)}, fitted on rows that the ensemble had not seen.
 *
 * @param scale {@code [dy]}
 * @param floor {@code [dy]}, in the property's unit
 */
public record Calibration(double[] scale, double[] floor) {

  /** Whether the deviation of any property depends on the spread. */
  public boolean compares() {
    return Arrays.stream(scale).anyMatch(s -> s > 0);
  }

  /**
   * Calibrated standard deviation, in the property's unit.
   *
   * @param property index of the property
   * @param spread sample standard deviation over the ensemble's members
   */
  public double std(int property, double spread) {
    return Math.hypot(scale[property] * spread, floor[property]);
  }
}
