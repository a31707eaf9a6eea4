package io.backcast.model;

/** What becomes of designs that are unlike the training data, as in the profiler of JMP. */
public enum ExtrapolationControl {
  /** They are kept and marked; none of them deserves more than weak trust. */
  WARN("warn"),
  /** They are refused. */
  RESTRICT("restrict"),
  /** Nothing is looked at. */
  OFF("off");

  private final String key;

  ExtrapolationControl(String key) {
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
