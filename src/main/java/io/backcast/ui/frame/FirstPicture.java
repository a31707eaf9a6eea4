package io.backcast.ui.frame;

import io.backcast.ui.common.Gate;
import io.backcast.ui.state.ExplorerState;
import javafx.animation.AnimationTimer;

/**
 * Keeps the two cores of a small machine for what a window shows first: the answer to its first
 * question, then the views that have waited for that, then all other work.
 */
final class FirstPicture extends AnimationTimer {
  /** Frames from a change to its picture: one that lays it out, one that has drawn it. */
  private static final int FRAMES = 2;

  /** Nanoseconds after which nothing waits any more; the answer may have failed. */
  private static final long PATIENCE = 3_000_000_000L;

  private final ExplorerState explorer;
  private final Gate views = new Gate();
  private final Gate work = new Gate();
  private long began;
  private int frames;

  /** A watch; it begins with {@link #start}. */
  FirstPicture(ExplorerState explorer) {
    this.explorer = explorer;
  }

  /** Opens when the first answer has been drawn. */
  Gate views() {
    return views;
  }

  /** Opens when the views have been drawn too. */
  Gate work() {
    return work;
  }

  @Override
  public void handle(long now) {
    began = began == 0 ? now : began;
    boolean late = now - began > PATIENCE;
    boolean answered =
        explorer.resultProperty().get() != null || explorer.blockedProperty().get() != null;
    frames += answered || late ? 1 : 0;
    if (frames == FRAMES + 1) {
      views.open();
    }
    if (frames == 2 * FRAMES + 1) {
      stop();
      work.open();
    }
  }
}
