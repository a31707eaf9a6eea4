package io.backcast.ui.app;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Overlay;
import io.backcast.ui.common.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/** The layers of the program's stage: the window, a page above it, and what says “wait”. */
public final class OverlayStack extends StackPane implements AutoCloseable {
  /** Shorter waits are not worth a word. */
  private static final Duration BUSY_DELAY = Duration.millis(300);

  private final Texts texts;
  private final StackPane window = new StackPane();
  private final Overlay page = new Overlay();
  private final Overlay busy = new Overlay();
  private final PauseTransition busyDelay = new PauseTransition(BUSY_DELAY);
  private final Subscription look;
  private Runnable pageClosed = () -> {};

  public OverlayStack(Appearance appearance, Texts texts) {
    this.texts = texts;
    getStyleClass().add("workbench");
    getStylesheets()
        .add(String.valueOf(OverlayStack.class.getResource("/io/backcast/ui/backcast.css")));
    look = appearance.applyTo(this);
    page.onHidden(
        () -> {
          Runnable closed = pageClosed;
          pageClosed = () -> {};
          closed.run();
        });
    getChildren().setAll(window, page, busy);
  }

  /** Puts a window under everything. */
  public void window(Parent content) {
    window.getChildren().setAll(content);
  }

  /** Shows a page above the window. */
  public void show(Page above) {
    page.show(above.content());
    pageClosed = above.closed();
  }

  public void hidePage() {
    page.hide();
  }

  /** Whether a page is above the window. */
  boolean hasPage() {
    return page.isVisible();
  }

  /** From now on something takes time; it is said if it takes long. */
  void showBusy(String name, Runnable cancel) {
    busyDelay.setOnFinished(e -> busy.show(card(name, cancel)));
    busyDelay.playFromStart();
  }

  void hideBusy() {
    busyDelay.stop();
    busy.hide();
  }

  /** Takes everything away. */
  @Override
  public void close() {
    hideBusy();
    hidePage();
    window.getChildren().clear();
    look.unsubscribe();
  }

  private VBox card(String name, Runnable cancel) {
    Label what = new Label(texts.get("desk.opening", name));
    Button stop = new Button(texts.get("desk.cancel"));
    stop.setId("desk-cancel");
    stop.setCancelButton(true);
    stop.setOnAction(e -> cancel.run());
    VBox card = new VBox(new ProgressIndicator(), what, stop);
    card.getStyleClass().addAll("card", "busy-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return card;
  }
}
