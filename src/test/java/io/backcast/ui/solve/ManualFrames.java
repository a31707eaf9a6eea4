package io.backcast.ui.solve;

/** Frames that begin when a test says. */
final class ManualFrames implements FrameClock {
  private Runnable action = () -> {};
  private boolean running;

  ManualFrames runs(Runnable now) {
    action = now;
    running = false;
    return this;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  boolean running() {
    return running;
  }

  /** A frame begins. */
  void begin() {
    if (running) {
      action.run();
    }
  }
}
