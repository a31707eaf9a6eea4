package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the couplings of an invertible network do to a coordinate. */
public enum CouplingKind {
  /** Scale and shift it: the whole is a smooth distortion of a normal distribution. */
  @JsonProperty("affine")
  AFFINE,
  /** Send it through a monotonic spline, which can fork into separate branches. */
  @JsonProperty("spline")
  SPLINE
}
