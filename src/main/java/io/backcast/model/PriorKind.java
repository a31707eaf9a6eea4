package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What designs are drawn from before anything is asked of them. */
public enum PriorKind {
  /** Every valid design inside the bounds is as likely as any other. */
  @JsonProperty("uniform")
  UNIFORM("uniform inside the bounds"),
  /** Designs like those of the training data, see {@code DataSupport}. */
  @JsonProperty("data")
  DATA("near the training data");

  private final String description;

  PriorKind(String description) {
    this.description = description;
  }

  /** How the model card begins to describe the prior. */
  public String description() {
    return description;
  }

  /** The kind that a card's prior describes; uniform for a prior in other words. */
  public static PriorKind of(String prior) {
    return prior.startsWith(DATA.description) ? DATA : UNIFORM;
  }

  /** Whether a card's prior is known to be uniform, which it is not if it is in other words. */
  public static boolean isUniform(String prior) {
    return prior.startsWith(UNIFORM.description);
  }
}
