package io.backcast.ui.solve;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** A timer on the FX thread. */
final class PauseTimer implements RestTimer {
  /** Longer than between two steps of a moving hand or of a key that is held down. */
  private static final Duration PAUSE = Duration.millis(50);

  private final PauseTransition transition = new PauseTransition(PAUSE);

  PauseTimer(Runnable action) {
    transition.setOnFinished(e -> action.run());
  }

  @Override
  public void restart() {
    transition.playFromStart();
  }

  @Override
  public void stop() {
    transition.stop();
  }

  @Override
  public boolean waiting() {
    return transition.getStatus() == Animation.Status.RUNNING;
  }
}
