package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The scale on which a quantity is divided evenly: learned, drawn, counted and shown. Its
 * coordinate is the value itself, or the value's natural logarithm.
 */
public enum Scale {
  @JsonProperty("linear")
  LINEAR,
  /** For positive quantities over several decades. */
  @JsonProperty("log")
  LOG;

  /** The coordinate of a value; on a log scale the one of the smallest number for 0 and below. */
  public double coordinate(double value) {
    // not Math.max alone: NaN stays NaN either way
    return this == LINEAR ? value : Math.log(Math.max(value, Double.MIN_NORMAL));
  }

  /** The value at a coordinate. */
  public double value(double coordinate) {
    return this == LINEAR ? coordinate : Math.exp(coordinate);
  }

  /** The value at a share of the way from {@code lower} to {@code upper}. */
  public double between(double lower, double upper, double share) {
    if (this == LINEAR) {
      return lower + share * (upper - lower);
    }
    // the ends exactly: a value just outside its bounds would be refused
    return share == 0
        ? lower
        : share == 1
            ? upper
            : value(coordinate(lower) + share * (coordinate(upper) - coordinate(lower)));
  }

  /** How far {@code value} is on the way from {@code lower} to {@code upper}; 0 and 1 at them. */
  public double share(double lower, double upper, double value) {
    return this == LINEAR
        ? (value - lower) / (upper - lower)
        : (coordinate(value) - coordinate(lower)) / (coordinate(upper) - coordinate(lower));
  }
}
