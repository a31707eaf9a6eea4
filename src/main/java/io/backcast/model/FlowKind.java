package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an invertible network takes in the properties. */
public enum FlowKind {
  /** Design ↔ latent, under the condition of the properties. */
  @JsonProperty("conditional")
  CONDITIONAL,
  /** Design ↔ properties and latent together, a bijection without any condition. */
  @JsonProperty("joint")
  JOINT
}
