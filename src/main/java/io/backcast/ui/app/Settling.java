package io.backcast.ui.app;

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
    boolean settled = app.window() == null ? app.showsPage() : app.window().settled();
    since = settled ? (since == 0 ? now : since) : 0;
    if (since != 0 && now - since > REST) {
      stop();
      then.run();
    }
  }
}
