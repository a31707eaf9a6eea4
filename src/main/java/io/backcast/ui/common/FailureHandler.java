package io.backcast.ui.common;

import io.backcast.model.BackcastException;

/** Where every failure goes that a user must hear of. */
@FunctionalInterface
public interface FailureHandler {
  /** Tells it in one sentence; nothing that the user did is lost. Any thread may call it. */
  void show(BackcastException failure);

  /** Keeps a failure that concerns nobody any longer, or that is told elsewhere, for the log. */
  default void note(BackcastException failure) {}
}
