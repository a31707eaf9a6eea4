package io.backcast.ui.common;

import io.backcast.model.BackcastException;

/** Receives failures. */
@FunctionalInterface
public interface FailureHandler {
  /** Shows a failure to the user. Any thread may call it. */
  void show(BackcastException failure);

  /** Logs a failure that is outdated or is shown elsewhere. */
  default void note(BackcastException failure) {}
}
