package io.backcast.engine;

import io.backcast.model.BackcastException;

/** Carries the exception of a part of some work out of a parallel stream. */
public final class FailedPart extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient BackcastException cause;

  public FailedPart(BackcastException cause) {
    super(cause);
    this.cause = cause;
  }

  /** What failed. */
  public BackcastException cause() {
    return cause;
  }
}
