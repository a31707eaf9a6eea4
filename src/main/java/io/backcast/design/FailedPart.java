package io.backcast.design;

import io.backcast.model.BackcastException;

/** Carries the exception of a part of some work out of a parallel stream. */
final class FailedPart extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient BackcastException cause;

  FailedPart(BackcastException cause) {
    super(cause);
    this.cause = cause;
  }

  /** What failed. */
  BackcastException cause() {
    return cause;
  }
}
