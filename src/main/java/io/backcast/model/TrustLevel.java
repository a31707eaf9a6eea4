package io.backcast.model;

/** What to make of a design, best first. */
public enum TrustLevel {
  STRONG("strong"),
  FAIR("fair"),
  WEAK("weak"),
  /** The prediction misses the target by more than the tolerance. */
  OFF_TARGET("off-target");

  private final String word;

  TrustLevel(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }
}
