package io.backcast.ui.target;

import io.backcast.ui.common.Texts;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The handle at one end of the band of a target: moved with the arrow keys it makes a range, Enter
 * opens the band to the end of the scale. The mouse on it is followed by the bar, and the bar draws
 * it.
 */
final class TargetEnd extends Region {
  private final Actions actions;
  private final boolean high;
  private double value = Double.NaN;

  /** What a handle asks of the bar that it is on. */
  interface Actions {
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
    // it has nothing of its own to be hit
    setPickOnBounds(true);
    setVisible(false);
    setFocusTraversable(true);
    setCursor(Cursor.H_RESIZE);
    setAccessibleRole(AccessibleRole.SLIDER);
    getStyleClass().add(high ? "high" : "low");
    Tooltip.install(this, new Tooltip(texts.get("target.end.tip")));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows the end where it is now, and says so. */
  void show(double now, String said) {
    value = now;
    setVisible(true);
    setAccessibleText(said);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  boolean isHigh() {
    return high;
  }

  /** Whether the mouse or the keyboard is on it. */
  boolean isActive() {
    return isFocused() || isHover() || isPressed();
  }

  /** Runs an action when {@link #isActive} changes; the bar draws the handle. */
  void onActive(Runnable action) {
    focusedProperty().subscribe((was, is) -> action.run());
    hoverProperty().subscribe((was, is) -> action.run());
    pressedProperty().subscribe((was, is) -> action.run());
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
