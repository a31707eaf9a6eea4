package io.backcast.ui.frame;

import io.backcast.ui.state.ExplorerState;
import javafx.animation.AnimationTimer;

/** Waits until the first answer to a question has been drawn. */
final class FirstPicture extends AnimationTimer {
  /** Frames from an answer to its picture: one that lays it out, one that has drawn it. */
  private static final int FRAMES = 2;

  /** Nanoseconds after which nothing waits any more; the answer may have failed. */
  private static final long PATIENCE = 3_000_000_000L;

  private final ExplorerState explorer;
  private final Runnable drawn;
  private long began;
  private int frames;

  /**
   * A watch; it begins with {@link #start}.
   *
   * @param drawn runs once, on the FX thread
   */
  FirstPicture(ExplorerState explorer, Runnable drawn) {
    this.explorer = explorer;
    this.drawn = drawn;
  }

  @Override
  public void handle(long now) {
    began = began == 0 ? now : began;
    boolean answered =
        explorer.resultProperty().get() != null || explorer.blockedProperty().get() != null;
    frames += answered ? 1 : 0;
    if (frames > FRAMES || now - began > PATIENCE) {
      stop();
      drawn.run();
    }
  }
}
