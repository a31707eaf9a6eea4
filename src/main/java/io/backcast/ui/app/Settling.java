package io.backcast.ui.app;

import io.backcast.ui.frame.ExplorerWindow;
import javafx.animation.AnimationTimer;

/** Waits after a start until the window has shown all it has to show, and some time more. */
final class Settling extends AnimationTimer {
  /** Nanoseconds at rest before anything else begins. */
  private static final long REST = 2_000_000_000L;

  private final AppController app;
  private final Runnable then;
  private long since;

  /**
   * A wait; it begins with {@link #start}.
   *
   * @param then runs once, on the FX thread
   */
  Settling(AppController app, Runnable then) {
    this.app = app;
    this.then = then;
  }

  @Override
  public void handle(long now) {
    ExplorerWindow window = app.window();
    boolean settled = window == null ? app.showsPage() : window.settled();
    if (settled && window != null) {
      window.warmUp();
    }
    since = settled ? (since == 0 ? now : since) : 0;
    if (since != 0 && now - since > REST) {
      stop();
      then.run();
    }
  }
}
