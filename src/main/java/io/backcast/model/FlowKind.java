package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an invertible network treats the properties. */
public enum FlowKind {
  /** Design ↔ latent, conditioned on the properties. */
  @JsonProperty("conditional")
  CONDITIONAL,
  /** Design ↔ (properties, latent), without a condition. */
  @JsonProperty("joint")
  JOINT,
  /**
   * A velocity that carries latent points to designs, conditioned on the properties; it is not
   * inverted, so that densities and round trips are not known.
   */
  @JsonProperty("flow-matching")
  FLOW_MATCHING
}
