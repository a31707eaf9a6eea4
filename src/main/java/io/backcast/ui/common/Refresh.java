package io.backcast.ui.common;

import javafx.animation.AnimationTimer;
import javafx.beans.Observable;
import javafx.scene.Node;

/** Runs something once a frame at most, after changes, while a node can be seen. */
public final class Refresh {
  private final Node node;
  private final Runnable action;
  private boolean asked;
  private final AnimationTimer frame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          asked = false;
          if (seen()) {
            action.run();
          } else {
            owed = true;
          }
        }
      };
  private boolean owed;

  public Refresh(Node node, Runnable action) {
    this.node = node;
    this.action = action;
    node.sceneProperty().subscribe(scene -> pay());
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

  private void pay() {
    if (owed && seen()) {
      owed = false;
      ask();
    }
  }

  private boolean seen() {
    return node.getScene() != null;
  }
}
