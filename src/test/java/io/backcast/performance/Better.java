package io.backcast.performance;

/** Which way a figure should go. */
public enum Better {
  HIGHER,
  LOWER;

  /** Whether one value is at least as good as another. */
  public boolean reaches(double value, double limit) {
    return this == HIGHER ? value >= limit : value <= limit;
  }
}
