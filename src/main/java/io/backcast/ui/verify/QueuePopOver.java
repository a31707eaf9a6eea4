package io.backcast.ui.verify;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/**
 * The queue of calculations beside the control that it belongs to, which stays while other designs
 * are explored, and a button that says how far it is.
 */
public final class QueuePopOver implements AutoCloseable {
  private static final Duration TICK = Duration.seconds(1);

  private final QueueViewModel model;
  private final PopOver popOver = new PopOver();
  private final QueuePanel panel;
  private final Button status = new Button();
  private final Timeline ticks;

  /**
   * The queue above a window.
   *
   * @param window root of the window's content
   */
  public QueuePopOver(QueueViewModel model, Parent window, Appearance appearance, Texts texts) {
    this.model = model;
    panel = new QueuePanel(model, appearance, texts, popOver::hide);
    popOver.setContentNode(panel);
    popOver.setTitle(texts.get("queue.title"));
    popOver.setHeaderAlwaysVisible(true);
    popOver.setAnimated(false);
    popOver.setAutoHide(false);
    popOver.setHideOnEscape(true);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver
        .getRoot()
        .getStylesheets()
        .add(String.valueOf(QueuePopOver.class.getResource("/io/backcast/ui/backcast.css")));
    appearance.applyTo(popOver.getRoot());
    // its skin gives the root the style classes of the control, and takes away all others
    Runnable dress =
        () ->
            popOver
                .getStyleClass()
                .setAll("popover", "explorer", appearance.themeProperty().get().styleClass());
    dress.run();
    appearance.onChange(dress);
    status.setId("queue-status");
    status.getStyleClass().add("quiet");
    status.textProperty().bind(model.summaryProperty().map(s -> texts.get("queue.status", s)));
    status.visibleProperty().bind(model.summaryProperty().isNotEmpty());
    status.managedProperty().bind(status.visibleProperty());
    status.setMinWidth(Button.USE_PREF_SIZE);
    status.setOnAction(e -> toggle(status));
    window.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> panel.leaveKeyboard());
    ticks = new Timeline(new KeyFrame(TICK, e -> model.tick()));
    ticks.setCycleCount(Animation.INDEFINITE);
    model
        .busyProperty()
        .subscribe(
            busy -> {
              if (busy) {
                ticks.play();
              } else {
                ticks.stop();
              }
            });
  }

  /** Says how far the queue is, and shows it; not there while the queue is empty. */
  public Node status() {
    return status;
  }

  /** Shows the queue beside a control, or beside its button if that is there; hides it if shown. */
  public void toggle(Node beside) {
    if (popOver.isShowing()) {
      popOver.hide();
    } else {
      popOver.show(status.isVisible() ? status : beside);
      panel.focusList();
    }
  }

  /** Whether the queue is shown. */
  public boolean isShowing() {
    return popOver.isShowing();
  }

  @Override
  public void close() {
    ticks.stop();
    popOver.hide();
    model.close();
  }
}
