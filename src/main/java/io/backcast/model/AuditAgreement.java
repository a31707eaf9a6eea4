package io.backcast.model;

/** Whether the audit ensemble's prediction of a design lies within what the model states. */
public enum AuditAgreement {
  AGREES("agrees"),
  /** Its prediction of one property at least lies outside the stated interval. */
  DISAGREES("disagrees"),
  /** The model states neither an interval nor a deviation to compare with. */
  UNKNOWN("");

  private final String key;

  AuditAgreement(String key) {
    this.key = key;
  }

  /** The word in files; empty where nothing is known. */
  public String key() {
    return key;
  }
}
