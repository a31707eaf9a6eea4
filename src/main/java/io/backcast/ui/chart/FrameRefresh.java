package io.backcast.ui.chart;

import javafx.animation.AnimationTimer;
import javafx.beans.Observable;

/** Runs something once a frame at most, after changes, while a chart is in front. */
public final class FrameRefresh {
  private final ChartPane pane;
  private final Runnable action;
  private boolean asked;
  private boolean owed;
  private final AnimationTimer frame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          asked = false;
          owed = !pane.shownProperty().get();
          if (!owed) {
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
              if (shown && owed) {
                ask();
              }
            });
  }

  /** Asks whenever one of these changes. */
  public void on(Observable... sources) {
    for (Observable source : sources) {
      source.addListener(o -> ask());
    }
    ask();
  }

  public void ask() {
    if (!asked) {
      asked = true;
      frame.start();
    }
  }
}
