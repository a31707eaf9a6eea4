package io.backcast.ui.failure;

import io.backcast.model.BackcastException;

/** Shows failures; used on the FX thread only. */
interface FailureView {
  /**
   * Shows a failure and returns at once.
   *
   * @param closed runs when the user has closed it
   */
  void open(BackcastException failure, Runnable closed);

  /** Adds a failure to the open view. */
  void add(BackcastException failure);
}
