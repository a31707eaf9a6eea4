package io.backcast.ui.failure;

import io.backcast.model.BackcastException;

/** What a user sees of failures; used on the FX thread alone. */
interface FailureView {
  /**
   * Shows a failure and returns at once.
   *
   * @param closed runs when the user has read it
   */
  void open(BackcastException failure, Runnable closed);

  /** Adds one more to what is open. */
  void add(BackcastException failure);
}
