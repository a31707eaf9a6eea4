package io.backcast.ui.chart;

import javafx.animation.AnimationTimer;
import javafx.beans.Observable;

/**
 * Runs an action after changes, at most once a frame, and only while the chart's tab is selected; a
 * change on another tab is made up for once the tab is selected.
 */
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

  /** Runs the action in the next frame, and after every change of a source. */
  public void on(Observable... sources) {
    for (Observable source : sources) {
      source.addListener(o -> request());
    }
    request();
  }

  /** Runs the action in the next frame. */
  public void request() {
    if (!requested) {
      requested = true;
      frame.start();
    }
  }
}
