package io.backcast.ui.solve;

import javafx.animation.AnimationTimer;

/** The frames of JavaFX, on the FX thread. */
final class PulseClock implements FrameClock {
  private final AnimationTimer timer;

  PulseClock(Runnable action) {
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            action.run();
          }
        };
  }

  @Override
  public void start() {
    timer.start();
  }

  @Override
  public void stop() {
    timer.stop();
  }
}
