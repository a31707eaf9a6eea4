package io.backcast.ui.app;

import io.backcast.ui.frame.ExplorerWindow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Uses the window as somebody would who has just started it, and ends the program: what Java loads
 * and compiles meanwhile is what later starts begin from.
 */
public final class Rehearsal extends AnimationTimer {
  private static final long SECOND = 1_000_000_000L;

  /** Seconds of moving the target, and of looking at each page. */
  private static final int SWEEP = 8;

  private static final int LOOK = 1;

  /** A sweep from one end to the other, in seconds. */
  private static final double PACE = 3;

  /** Seconds after which it ends in any case. */
  private static final int LONGEST = 240;

  private final AppController app;
  private final Deque<Step> steps;
  private long began;
  private long due;

  /**
   * A step.
   *
   * @param seconds until the next
   */
  private record Step(Runnable action, int seconds) {}

  Rehearsal(AppController app) {
    this.app = app;
    DisplayClasses.load();
    steps =
        new ArrayDeque<>(
            List.of(
                new Step(() -> sweep(true), SWEEP),
                new Step(() -> sweep(false), 2 * LOOK),
                new Step(this::openAgain, LOOK),
                new Step(app.actions()::showHome, LOOK),
                new Step(app.actions()::showSettings, LOOK)));
  }

  @Override
  public void handle(long now) {
    began = began == 0 ? now : began;
    ExplorerWindow window = app.window();
    if (now - began > LONGEST * SECOND) {
      end();
    } else if (now >= due && settled(window)) {
      Step next = steps.poll();
      if (next == null) {
        end();
      } else {
        due = now + next.seconds * SECOND;
        next.action.run();
      }
    }
  }

  private boolean settled(@Nullable ExplorerWindow window) {
    return window != null && (window.sweep().runningProperty().get() || window.settled());
  }

  private void sweep(boolean on) {
    ExplorerWindow window = app.window();
    if (window != null && window.sweep().runningProperty().get() != on) {
      window.sweep().secondsProperty().set(PACE);
      window.sweep().toggle();
    }
  }

  /** Most starts take up what was left open, unlike this one. */
  private void openAgain() {
    app.actions().recent().stream().findFirst().ifPresent(app.actions()::open);
  }

  private void end() {
    stop();
    Platform.exit();
  }
}
