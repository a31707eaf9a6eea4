package io.backcast.ui.app;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.Overlay;
import io.backcast.ui.common.Texts;
import java.util.List;
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
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/**
 * The layers of the program's stage, from the bottom: the window, a page, and a card while
 * something is being opened.
 */
public final class OverlayStack extends StackPane implements AutoCloseable {
  /** No card appears for shorter waits. */
  private static final Duration BUSY_DELAY = Duration.millis(300);

  /** The same while nothing is shown yet: an empty window is quieter than a card that flashes. */
  private static final Duration START_DELAY = Duration.seconds(2);

  private final Texts texts;
  private final StackPane window = new StackPane();
  private final Overlay page = new Overlay();
  private final Overlay busy = new Overlay();
  private final Label dropHint = new Label();
  private final Button bringBack = new Button();
  private final PauseTransition busyDelay = new PauseTransition(BUSY_DELAY);
  private final Subscription theme;
  private final Subscription focus;
  private Runnable onEmpty = () -> {};
  private Runnable onContent = () -> {};
  private @Nullable Page shown;
  private @Nullable Runnable back;

  public OverlayStack(Appearance appearance, Texts texts) {
    this.texts = texts;
    getStyleClass().add("explorer");
    getStylesheets()
        .add(String.valueOf(OverlayStack.class.getResource("/io/backcast/ui/backcast.css")));
    theme = appearance.applyTo(this);
    page.onDismiss(this::mayDismiss);
    page.onHidden(
        () -> {
          free();
          bringBack.setVisible(false);
          Runnable before = back;
          back = null;
          if (before != null) {
            before.run();
          } else if (!hasWindow()) {
            onEmpty.run();
          }
        });
    dropHint.getStyleClass().add("drop-hint");
    dropHint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    dropHint.setMouseTransparent(true);
    dropHint.setVisible(false);
    bringBack.setId("page-back");
    bringBack.getStyleClass().add("page-back");
    bringBack.setVisible(false);
    bringBack.setOnAction(e -> bringBack());
    StackPane.setAlignment(bringBack, Pos.TOP_RIGHT);
    getChildren().setAll(window, bringBack, page, busy, dropHint);
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

  /** Sets what runs once, when the first window or page has been put here. */
  void onContent(Runnable action) {
    onContent = action;
  }

  private void tellContent() {
    Runnable action = onContent;
    onContent = () -> {};
    action.run();
  }

  /**
   * Shows a window in place of any other, and closes the page above it unless it refuses or was put
   * aside.
   */
  public void showWindow(Parent content) {
    replaceWindow(content);
    if (!isAside()) {
      back = null;
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
      bringBack.setText(name);
      bringBack.setVisible(true);
      page.setVisible(false);
    }
  }

  private void bringBack() {
    Page now = shown;
    if (now != null) {
      hideBubbles();
      bringBack.setVisible(false);
      page.setVisible(true);
      now.content().requestFocus();
    }
  }

  /** Hides the bubbles of the window, which are windows themselves and would lie above a page. */
  private void hideBubbles() {
    for (Window open : List.copyOf(Window.getWindows())) {
      if (open instanceof PopOver bubble && !bubble.isDetached()) {
        Node owner = bubble.getOwnerNode();
        if (owner != null && isBehindPage(owner)) {
          bubble.hide();
        }
      }
    }
  }

  private boolean isAside() {
    return shown != null && !page.isVisible();
  }

  /** Shows a window in place of any other; a page above it stays. */
  void replaceWindow(Parent content) {
    window.getChildren().setAll(content);
    tellContent();
  }

  /** Whether a window is shown, below a page or not. */
  boolean hasWindow() {
    return !window.getChildren().isEmpty();
  }

  /**
   * Shows a page above the window, unless the page that is there refuses to close. When it is left,
   * the page that it was opened from is shown again, if that is one to be returned to.
   */
  public void show(Page next) {
    if (!mayClosePage()) {
      next.closed().run();
      // it says why on itself
      bringBack();
      return;
    }
    if (shown != null && shown.again() != null) {
      back = shown.again();
    }
    if (next.again() != null) {
      back = null;
    }
    free();
    hideBubbles();
    bringBack.setVisible(false);
    shown = next;
    page.show(next.content());
    tellContent();
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

  /** What the documentation says of the page that is shown; null if there is none. */
  @Nullable HelpTopic topic() {
    return shown == null ? null : shown.topic();
  }

  private boolean mayClosePage() {
    return shown == null || shown.mayClose().getAsBoolean();
  }

  /** A page that others return to stays until there is something behind it. */
  private boolean mayDismiss() {
    boolean last = shown != null && shown.again() != null && !hasWindow();
    return !last && mayClosePage();
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
    busyDelay.setDuration(hasWindow() || hasPage() ? BUSY_DELAY : START_DELAY);
    busyDelay.setOnFinished(e -> busy.show(card(name, cancel)));
    busyDelay.playFromStart();
  }

  /** Shows or hides that what is dragged over the window can be dropped. */
  void showDrop(boolean possible) {
    dropHint.setText(texts.get("drop.hint"));
    dropHint.setVisible(possible);
  }

  void hideBusy() {
    busyDelay.stop();
    busy.hide();
  }

  /** Removes every layer; a page is closed even if it refuses. */
  @Override
  public void close() {
    onEmpty = () -> {};
    back = null;
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
