package io.backcast.ui.app;

import io.backcast.ui.frame.ExplorerWindow;
import javafx.animation.AnimationTimer;

/** Waits after a start until the window has shown all it has to show, and some time more. */
final class Settling extends AnimationTimer {
  /** Nanoseconds at rest before anything else begins. */
  private static final long REST = 2_000_000_000L;

  private final AppController app;
  private final Runnable shown;
  private final Runnable rested;
  private boolean up;
  private long since;

  /**
   * A wait; it begins with {@link #start}.
   *
   * @param shown runs once, on the FX thread, when all has been shown
   * @param rested runs once, on the FX thread, when it has been at rest since then
   */
  Settling(AppController app, Runnable shown, Runnable rested) {
    this.app = app;
    this.shown = shown;
    this.rested = rested;
  }

  @Override
  public void handle(long now) {
    ExplorerWindow window = app.window();
    boolean settled = window == null ? app.showsPage() : window.settled();
    if (settled && window != null) {
      window.warmUp();
    }
    if (settled && !up) {
      up = true;
      shown.run();
    }
    since = settled ? (since == 0 ? now : since) : 0;
    if (since != 0 && now - since > REST) {
      stop();
      rested.run();
    }
  }
}
