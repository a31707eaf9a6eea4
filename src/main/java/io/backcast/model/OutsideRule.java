package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a sample that the backward network draws outside the bounds of the space. */
public enum OutsideRule {
  /** It is refused and drawn again from other latent points, a bounded number of times. */
  @JsonProperty("reject")
  REJECT("reject"),
  /** Each coordinate that is outside moves onto its bound. */
  @JsonProperty("clamp")
  CLAMP("clamp");

  private final String key;

  OutsideRule(String key) {
    this.key = key;
  }

  /** The name in files and on the command line. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
