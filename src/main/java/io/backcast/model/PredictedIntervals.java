package io.backcast.model;

/**
 * What a model says of predictions beside their standard deviation; NaN where it cannot.
 *
 * @param low end of the interval, {@code [n, dy]}, physical units, never beyond a point mass
 * @param high end of the interval, {@code [n, dy]}
 * @param massProbability of the point mass, {@code [n, dy]}; NaN for properties without one
 */
public record PredictedIntervals(float[] low, float[] high, float[] massProbability) {

  /** The same for some of {@code n} designs, in the order of {@code rows}. */
  public PredictedIntervals pick(int n, int... rows) {
    return new PredictedIntervals(
        Rows.pick(low, n, rows), Rows.pick(high, n, rows), Rows.pick(massProbability, n, rows));
  }
}
