package io.backcast.model;

/** How far to trust a design, best first. */
public enum TrustLevel {
  STRONG("strong"),
  FAIR("fair"),
  WEAK("weak"),
  /** The prediction misses the target by more than the tolerance. */
  OFF_TARGET("off-target"),
  /** Nothing in the model predicts, so no design is judged. */
  NOT_JUDGED("not judged");

  private final String key;

  TrustLevel(String key) {
    this.key = key;
  }

  /** The name in files. */
  public String key() {
    return key;
  }
}
