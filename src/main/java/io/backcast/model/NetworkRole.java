package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a network of a model folder is for. */
public enum NetworkRole {
  /** {@code z [n,dz], y [n,dy] → x [n,dx]}. */
  @JsonProperty("backward")
  BACKWARD,
  /** {@code z, y → x}: what backward draws, by a smaller network, for a hand that moves. */
  @JsonProperty("sketch")
  FAST_GENERATOR,
  /** {@code x, y → z, log_det [n]}. */
  @JsonProperty("forward")
  FORWARD,
  /** {@code x → y [m,n,dy]} for m ensemble members, signed beyond a point mass. */
  @JsonProperty("predict")
  PREDICT,
  /** {@code x → y [n,dy], dy_dx [n,dy,dx]}: a fast stand-in for the ensemble, with its slope. */
  @JsonProperty("gradient")
  GRADIENT,

  /** {@code x → y [n,dy]}: the stand-in without its slope, where only the value is asked. */
  @JsonProperty("value")
  VALUE
}
