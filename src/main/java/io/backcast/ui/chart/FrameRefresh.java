package io.backcast.ui.chart;

import javafx.animation.AnimationTimer;
import javafx.beans.Observable;

/** Runs something once a frame at most, after changes, while a chart is in front. */
public final class FrameRefresh {
  private final ChartPane pane;
  private final Runnable action;
  private boolean requested;
  private boolean pending;
  private final AnimationTimer frame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          requested = false;
          pending = !pane.shownProperty().get();
          if (!pending) {
            action.run();
          }
        }
      };

  public FrameRefresh(ChartPane pane, Runnable action) {
    this.pane = pane;
    this.action = action;
    pane.shownProperty()
        .subscribe(
            shown -> {
              if (shown && pending) {
                request();
              }
            });
  }

  /** Asks whenever one of these changes. */
  public void on(Observable... sources) {
    for (Observable source : sources) {
      source.addListener(o -> request());
    }
    request();
  }

  public void request() {
    if (!requested) {
      requested = true;
      frame.start();
    }
  }
}
