package io.backcast.ui.activity;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/**
 * Tells what has finished beside the window, at its lower right for some seconds. Where the system
 * asks for less motion the status line alone says it, because the notifications of ControlsFX
 * always slide.
 */
public final class FinishedNotice implements Consumer<String> {
  private static final Duration SHOWN = Duration.seconds(6);

  private final Node window;
  private final Consumer<String> line;
  private final BooleanSupplier calm;
  private final Consumer<Notifications> show;

  /**
   * Notices of a window.
   *
   * @param window inside whose frame they appear
   * @param line says the same in the status line
   */
  public FinishedNotice(Node window, Consumer<String> line) {
    this(window, line, () -> Platform.getPreferences().isReducedMotion(), Notifications::show);
  }

  FinishedNotice(
      Node window, Consumer<String> line, BooleanSupplier calm, Consumer<Notifications> show) {
    this.window = window;
    this.line = line;
    this.calm = calm;
    this.show = show;
  }

  @Override
  public void accept(String sentence) {
    line.accept(sentence);
    if (!calm.getAsBoolean()
        && window.getScene() != null
        && window.getScene().getWindow() != null) {
      show.accept(
          Notifications.create()
              .owner(window)
              .text(sentence)
              .position(Pos.BOTTOM_RIGHT)
              .styleClass("finished")
              .hideAfter(SHOWN));
    }
  }
}
