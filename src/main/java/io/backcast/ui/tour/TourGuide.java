package io.backcast.ui.tour;

import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows the tour above the window: a frame around the node explained, and a card beside it. */
public final class TourGuide extends Pane {
  private static final double GAP = 12;

  private final Parent window;
  private final Texts texts;
  private final List<Tour.Step> steps;
  private Runnable onEnd = () -> {};
  private final Region frame = new Region();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label count = new Label();
  private final Button next = new Button();
  private final VBox card;
  private int at = -1;

  /**
   * Prepares a tour.
   *
   * @param window that contains the nodes explained
   */
  public TourGuide(Parent window, Texts texts, List<Tour.Step> steps) {
    this.window = window;
    this.texts = texts;
    this.steps = steps;
    getStyleClass().add("tour");
    frame.getStyleClass().add("tour-frame");
    frame.setMouseTransparent(true);
    title.getStyleClass().add("card-title");
    text.setWrapText(true);
    count.getStyleClass().add("caption");
    Button skip = new Button(texts.get("tour.skip"));
    skip.getStyleClass().add("quiet");
    skip.setOnAction(e -> end());
    next.getStyleClass().add("accent");
    next.setDefaultButton(true);
    next.setOnAction(e -> go());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(count, gap, skip, next);
    buttons.getStyleClass().add("tour-buttons");
    card = new VBox(title, text, buttons);
    card.getStyleClass().addAll("card", "tour-card");
    getChildren().addAll(frame, card);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          switch (e.getCode()) {
            case ESCAPE -> end();
            case RIGHT -> go();
            default -> {
              return;
            }
          }
          e.consume();
        });
  }

  /** Sets what runs when the tour is over or skipped. */
  public void onEnd(Runnable action) {
    onEnd = action;
  }

  /** How many stops there are. */
  public int stops() {
    return steps.size();
  }

  /** Shows the next stop; ends the tour after the last. */
  public void go() {
    at++;
    if (at >= steps.size()) {
      end();
      return;
    }
    Tour.Step step = steps.get(at);
    step.act().run();
    title.setText(texts.get("tour." + step.id() + ".title"));
    text.setText(texts.get("tour." + step.id() + ".text"));
    count.setText(texts.get("tour.count", at + 1, steps.size()));
    next.setText(texts.get(at + 1 < steps.size() ? "tour.next" : "tour.done"));
    next.requestFocus();
    requestLayout();
  }

  private void end() {
    onEnd.run();
  }

  @Override
  protected void layoutChildren() {
    Node place = at < 0 || at >= steps.size() ? null : window.lookup(steps.get(at).selector());
    Bounds b =
        place == null
            ? getLayoutBounds()
            : sceneToLocal(place.localToScene(place.getBoundsInLocal()));
    frame.resizeRelocate(b.getMinX() - 3, b.getMinY() - 3, b.getWidth() + 6, b.getHeight() + 6);
    double width = Math.min(getWidth() - 2 * GAP, card.prefWidth(-1));
    double height = card.prefHeight(width);
    double x = Math.clamp(b.getCenterX() - width / 2, GAP, Math.max(GAP, getWidth() - width - GAP));
    boolean below = b.getMaxY() + GAP + height < getHeight();
    boolean above = b.getMinY() - GAP - height > 0;
    double y =
        below ? b.getMaxY() + GAP : above ? b.getMinY() - GAP - height : (getHeight() - height) / 2;
    if (!below && !above) {
      boolean right = b.getMaxX() + GAP + width < getWidth();
      x = right ? b.getMaxX() + GAP : Math.max(GAP, b.getMinX() - GAP - width);
    }
    card.resizeRelocate(x, y, width, height);
  }
}
