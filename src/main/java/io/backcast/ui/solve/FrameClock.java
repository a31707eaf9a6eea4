package io.backcast.ui.solve;

/** Tells when a frame of the window begins. */
interface FrameClock {
  /** Makes a clock. */
  @FunctionalInterface
  interface Factory {
    FrameClock of(Runnable action);
  }

  /** Runs the action at the beginning of every frame from the next one on. */
  void start();

  /** Runs it no more. */
  void stop();
}
