package io.backcast.ui.common;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Shows one node at a time above the window; Escape or a click beside it dismisses it. */
public final class Overlay extends StackPane {
  private Runnable onHidden = () -> {};
  private BooleanSupplier mayDismiss = () -> true;

  public Overlay() {
    getStyleClass().add("overlay");
    setVisible(false);
    setOnMouseClicked(
        e -> {
          if (e.getTarget() == this) {
            dismiss();
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            dismiss();
            e.consume();
          }
        });
  }

  /** Sets what runs after the content has been hidden; not when other content replaces it. */
  public void onHidden(Runnable action) {
    onHidden = action;
  }

  /** Sets what decides whether Escape or a click beside the content hides it. */
  public void onDismiss(BooleanSupplier allowed) {
    mayDismiss = allowed;
  }

  /** Shows content in place of any other. */
  public void show(Node content) {
    getChildren().setAll(content);
    setVisible(true);
    content.requestFocus();
  }

  /** Hides the content without asking. */
  public void hide() {
    setVisible(false);
    if (!getChildren().isEmpty()) {
      getChildren().clear();
      onHidden.run();
    }
  }

  private void dismiss() {
    if (mayDismiss.getAsBoolean()) {
      hide();
    }
  }
}
