package io.backcast.ui.target;

import io.backcast.ui.common.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The handle at one end of the band of a target: dragged or moved with the arrow keys it makes a
 * range, a double click or Enter opens the band to the end of the scale.
 */
final class TargetEnd extends Region {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final Actions actions;
  private final boolean high;
  private double value = Double.NaN;
  private double grabbed;

  /** What a handle asks of the bar that it is on. */
  interface Actions {
    /** The end is to be at a pixel of the bar. */
    void dragged(boolean high, double x);

    /** The end is to move by a share of the scale. */
    void stepped(boolean high, double share);

    /** The end is to be at the lowest or the highest value. */
    void toLimit(boolean high, boolean highest);

    /** The band is to be open at this end, or closed again. */
    void opened(boolean high);

    /** The band is to go, so that a value is left. */
    void closed();
  }

  TargetEnd(boolean high, Texts texts, Actions actions) {
    this.high = high;
    this.actions = actions;
    setManaged(false);
    setVisible(false);
    setFocusTraversable(true);
    setCursor(Cursor.H_RESIZE);
    setAccessibleRole(AccessibleRole.SLIDER);
    getStyleClass().addAll("target-end", high ? "high" : "low");
    Tooltip.install(this, new Tooltip(texts.get("target.end.tip")));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows the end where it is now, and says so. */
  void show(double now, boolean open, String said) {
    value = now;
    setVisible(true);
    pseudoClassStateChanged(OPEN, open);
    setAccessibleText(said);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  private void press(MouseEvent event) {
    requestFocus();
    grabbed = event.getX() - getWidth() / 2;
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (!event.isStillSincePress()) {
      actions.dragged(high, getLayoutX() + event.getX() - grabbed);
    }
    event.consume();
  }

  private void click(MouseEvent event) {
    if (event.getClickCount() == 2 && event.isStillSincePress()) {
      actions.opened(high);
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    double size = TargetBar.step(event);
    switch (event.getCode()) {
      case LEFT, DOWN -> actions.stepped(high, -size);
      case RIGHT, UP -> actions.stepped(high, size);
      case HOME -> actions.toLimit(high, false);
      case END -> actions.toLimit(high, true);
      case ENTER, SPACE -> actions.opened(high);
      case BACK_SPACE, DELETE -> actions.closed();
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, @Nullable Object... parameters) {
    return attribute == AccessibleAttribute.VALUE
        ? value
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
