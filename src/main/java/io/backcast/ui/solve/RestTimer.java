package io.backcast.ui.solve;

/** Runs an action once nothing has restarted it for a while. */
interface RestTimer {
  /** Makes a timer. */
  @FunctionalInterface
  interface Factory {
    RestTimer of(Runnable action);
  }

  /** Starts to wait, or starts to wait anew. */
  void restart();

  /** Forgets the action. */
  void stop();

  /** Whether the action is still to come. */
  boolean waiting();
}
