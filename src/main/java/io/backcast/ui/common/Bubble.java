package io.backcast.ui.common;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/** Bubbles with an arrow, dressed like the window. */
public final class Bubble {
  private Bubble() {}

  /**
   * A bubble without animation that Escape hides.
   *
   * @param title at its top; empty for none
   */
  public static PopOver of(Appearance appearance, String title, Node content) {
    PopOver bubble = new PopOver(content);
    bubble.setTitle(title);
    bubble.setHeaderAlwaysVisible(!title.isEmpty());
    bubble.setAnimated(false);
    bubble.setDetachable(false);
    // before its content, of which lists and sliders would take the key
    bubble.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            bubble.hide();
            e.consume();
          }
        });
    bubble
        .getRoot()
        .getStylesheets()
        .add(String.valueOf(Bubble.class.getResource("/io/backcast/ui/backcast.css")));
    Subscription[] followed = {Subscription.EMPTY};
    Runnable dress =
        () ->
            // its skin gives the root these style classes, and takes away all others
            bubble
                .getStyleClass()
                .setAll("popover", "explorer", appearance.themeProperty().get().styleClass());
    dress.run();
    // followed only while it is shown, so that a hidden bubble is nobody's listener
    bubble.setOnShowing(
        e -> {
          dress.run();
          followed[0] =
              Subscription.combine(
                  appearance.applyTo(bubble.getRoot()), appearance.onChange(dress));
        });
    bubble.setOnHidden(e -> followed[0].unsubscribe());
    return bubble;
  }
}
