package io.backcast.ui.common;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Shows one thing at a time above the window; Escape or a click beside it closes. */
public final class Overlay extends StackPane {
  private Runnable onHidden = () -> {};

  public Overlay() {
    getStyleClass().add("overlay");
    setVisible(false);
    setOnMouseClicked(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            hide();
            e.consume();
          }
        });
  }

  /** Runs something whenever what is shown has been taken away. */
  public void onHidden(Runnable action) {
    onHidden = action;
  }

  public void show(Node content) {
    if (!getChildren().isEmpty()) {
      onHidden.run();
    }
    getChildren().setAll(content);
    setVisible(true);
    content.requestFocus();
  }

  public void hide() {
    setVisible(false);
    if (!getChildren().isEmpty()) {
      getChildren().clear();
      onHidden.run();
    }
  }
}
