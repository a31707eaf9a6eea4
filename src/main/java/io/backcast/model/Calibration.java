package io.backcast.model;

/**
 * How an ensemble's spread becomes an honest standard deviation: {@code sqrt((scale · spread)² +
 * floor²)}, fitted on rows that the ensemble had not seen.
 *
 * @param scale {@code [dy]}
 * @param floor {@code [dy]}, in the property's unit
 */
public record Calibration(double[] scale, double[] floor) {

  public double std(int property, double spread) {
    return Math.hypot(scale[property] * spread, floor[property]);
  }
}
