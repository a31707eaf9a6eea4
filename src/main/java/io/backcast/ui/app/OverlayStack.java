package io.backcast.ui.app;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Overlay;
import io.backcast.ui.common.Texts;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The layers of the program's stage, from the bottom: the window, a page, and a card while
 * something is being opened.
 */
public final class OverlayStack extends StackPane implements AutoCloseable {
  /** No card appears for shorter waits. */
  private static final Duration BUSY_DELAY = Duration.millis(300);

  private final Texts texts;
  private final StackPane window = new StackPane();
  private final Overlay page = new Overlay();
  private final Overlay busy = new Overlay();
  private final Button back = new Button();
  private final PauseTransition busyDelay = new PauseTransition(BUSY_DELAY);
  private final Subscription theme;
  private final Subscription focus;
  private Runnable onEmpty = () -> {};
  private @Nullable Page shown;

  public OverlayStack(Appearance appearance, Texts texts) {
    this.texts = texts;
    getStyleClass().add("explorer");
    getStylesheets()
        .add(String.valueOf(OverlayStack.class.getResource("/io/backcast/ui/backcast.css")));
    theme = appearance.applyTo(this);
    page.onDismiss(this::mayClosePage);
    page.onHidden(
        () -> {
          free();
          back.setVisible(false);
          if (!hasWindow()) {
            onEmpty.run();
          }
        });
    back.setId("page-back");
    back.getStyleClass().add("page-back");
    back.setVisible(false);
    back.setOnAction(e -> bringBack());
    StackPane.setAlignment(back, Pos.TOP_RIGHT);
    getChildren().setAll(window, back, page, busy);
    focus = sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::focusMoved);
  }

  /** Returns the focus to the page if Tab or a removed control has moved it to the window. */
  private void focusMoved(@Nullable Node owner) {
    if (owner != null && hasPage() && isBehindPage(owner)) {
      // not at once: the scene is still busy with this move
      Platform.runLater(
          () -> {
            Page now = shown;
            Scene scene = getScene();
            if (now != null && scene != null && scene.getFocusOwner() == owner) {
              now.content().requestFocus();
            }
          });
    }
  }

  private boolean isBehindPage(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == window) {
        return true;
      }
    }
    return false;
  }

  /** Sets what runs when neither a window nor a page is left, so that it can show a page. */
  void onEmpty(Runnable action) {
    onEmpty = action;
  }

  /**
   * Shows a window in place of any other, and closes the page above it unless it refuses or was put
   * aside.
   */
  public void showWindow(Parent content) {
    window.getChildren().setAll(content);
    if (!isAside()) {
      closePage();
    }
  }

  /**
   * Takes the page out of sight, so that the window can be used while the page works on.
   *
   * @param name of the button that brings it back
   */
  void putAside(String name) {
    if (hasPage()) {
      back.setText(name);
      back.setVisible(true);
      page.setVisible(false);
    }
  }

  private void bringBack() {
    Page now = shown;
    if (now != null) {
      back.setVisible(false);
      page.setVisible(true);
      now.content().requestFocus();
    }
  }

  private boolean isAside() {
    return shown != null && !page.isVisible();
  }

  /** Whether a window is shown, below a page or not. */
  boolean hasWindow() {
    return !window.getChildren().isEmpty();
  }

  /** Shows a page above the window, unless the page that is there refuses to close. */
  public void show(Page next) {
    if (!mayClosePage()) {
      next.closed().run();
      // it says why on itself
      bringBack();
      return;
    }
    free();
    back.setVisible(false);
    shown = next;
    page.show(next.content());
  }

  /** Closes the page unless it refuses. */
  public void closePage() {
    if (mayClosePage()) {
      page.hide();
    }
  }

  /** Whether a page is above the window. */
  boolean hasPage() {
    return page.isVisible();
  }

  private boolean mayClosePage() {
    return shown == null || shown.mayClose().getAsBoolean();
  }

  private void free() {
    Page closed = shown;
    shown = null;
    if (closed != null) {
      closed.closed().run();
    }
  }

  /**
   * Shows a card after a short delay.
   *
   * @param name of what is being opened
   * @param cancel stops it; runs for the card's button, for Escape and for a click beside the card
   */
  void showBusy(String name, Runnable cancel) {
    busy.onDismiss(
        () -> {
          cancel.run();
          return true;
        });
    busyDelay.setOnFinished(e -> busy.show(card(name, cancel)));
    busyDelay.playFromStart();
  }

  void hideBusy() {
    busyDelay.stop();
    busy.hide();
  }

  /** Removes every layer; a page is closed even if it refuses. */
  @Override
  public void close() {
    onEmpty = () -> {};
    hideBusy();
    page.hide();
    window.getChildren().clear();
    theme.unsubscribe();
    focus.unsubscribe();
  }

  private VBox card(String name, Runnable cancel) {
    Label what = new Label(texts.get("dialog.opening", name));
    Button stop = new Button(texts.get("dialog.cancel"));
    stop.setId("opening-cancel");
    stop.setCancelButton(true);
    stop.setOnAction(e -> cancel.run());
    VBox card = new VBox(new ProgressIndicator(), what, stop);
    card.getStyleClass().addAll("card", "busy-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return card;
  }
}
