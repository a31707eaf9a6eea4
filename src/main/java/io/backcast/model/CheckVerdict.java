package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a check of a generator says, in words. */
public enum CheckVerdict {
  CALIBRATED("calibrated"),
  TOO_NARROW("too narrow"),
  TOO_WIDE("too wide"),
  BIASED("biased"),
  /** Draws for one target are as those for another. */
  IGNORES_TARGET("ignores the target"),
  /** The forward and the backward network are not each other's inverse. */
  DOES_NOT_RETURN("does not return"),
  TOO_FEW_ROWS("too few rows"),
  NOT_AVAILABLE("not available");

  private final String words;

  CheckVerdict(String words) {
    this.words = words;
  }

  /** The verdict as reports and cards write it. */
  @JsonValue
  public String words() {
    return words;
  }

  /** Whether something was found to be wrong. */
  public boolean objects() {
    return this != CALIBRATED && this != TOO_FEW_ROWS && this != NOT_AVAILABLE;
  }
}
