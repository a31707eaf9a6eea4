package io.backcast.ui.variables;

import io.backcast.model.Variable;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Mouse and keyboard input of a variable row: dragging above the axis brushes or guesses, dragging
 * on the axis moves the bounds.
 */
final class RowInput {
  private final VariableRow row;
  private final Variable variable;
  private final VariableRow.Listener listener;
  private double brushFrom;
  private boolean brushing;
  private boolean draggingUpper;

  RowInput(VariableRow row, Variable variable, VariableRow.Listener listener) {
    this.row = row;
    this.variable = variable;
    this.listener = listener;
  }

  void attach() {
    row.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    row.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    row.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    row.addEventHandler(KeyEvent.KEY_PRESSED, this::step);
    row.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          if (!event.isKeyboardTrigger()) {
            why(row.scale().valueAt(event.getX()));
          }
          event.consume();
        });
  }

  private void press(MouseEvent event) {
    row.requestFocus();
    event.consume();
    if (event.getButton() == MouseButton.SECONDARY) {
      brushing = false;
      return;
    }
    RowAxis scale = row.scale();
    brushing = event.getY() < row.axisY() - row.gripHeight();
    if (row.concealed()) {
      listener.guess(scale.valueAt(event.getX()));
    } else if (brushing) {
      brushFrom = scale.valueAt(event.getX());
      listener.brush(Double.NaN, Double.NaN);
    } else {
      double toLower = Math.abs(event.getX() - scale.lowerEdge(row.lower()));
      double toUpper = Math.abs(event.getX() - scale.upperEdge(row.upper()));
      draggingUpper =
          toUpper < toLower || (toUpper == toLower && event.getX() > scale.upperEdge(row.upper()));
    }
  }

  private void drag(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY) {
      return;
    }
    RowAxis scale = row.scale();
    double value = scale.valueAt(event.getX());
    event.consume();
    if (row.concealed()) {
      listener.guess(value);
    } else if (brushing) {
      listener.brush(
          Math.min(brushFrom, value) - variable.margin(),
          Math.max(brushFrom, value) + variable.margin());
    } else {
      move(
          draggingUpper, draggingUpper ? scale.upperAt(event.getX()) : scale.lowerAt(event.getX()));
    }
  }

  /**
   * A double click resets the bounds; a click on the bar of a whole value locks the variable to it.
   */
  private void click(MouseEvent event) {
    double pointed = row.scale().valueAt(event.getX());
    if (event.getButton() == MouseButton.SECONDARY) {
      return;
    }
    if (event.getClickCount() == 1
        && brushing
        && event.isStillSincePress()
        && row.refuses(pointed)) {
      why(pointed);
    } else if (event.getClickCount() == 2) {
      listener.bounds(variable.lower(), variable.upper());
    } else if (variable.whole() && brushing && event.isStillSincePress() && !row.concealed()) {
      double value = row.scale().valueAt(event.getX());
      boolean chosen = row.lower() == value && row.upper() == value;
      listener.bounds(chosen ? variable.lower() : value, chosen ? variable.upper() : value);
    }
  }

  private void why(double value) {
    if (!Double.isNaN(value) && !row.concealed()) {
      listener.why(value, row.scale().xOf(value));
    }
  }

  private void step(KeyEvent event) {
    int steps = event.isShiftDown() ? 400 : 40;
    boolean moveUpper = !event.isAltDown();
    double from = moveUpper ? row.upper() : row.lower();
    switch (event.getCode()) {
      case LEFT -> move(moveUpper, variable.snap(variable.stepped(from, -1, steps)));
      case RIGHT -> move(moveUpper, variable.snap(variable.stepped(from, 1, steps)));
      case HOME -> move(moveUpper, moveUpper ? row.lower() : variable.lower());
      case END -> move(moveUpper, moveUpper ? variable.upper() : row.upper());
      case CONTEXT_MENU, W -> why(row.mostRefused());
      case ESCAPE -> listener.bounds(variable.lower(), variable.upper());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(boolean moveUpper, double value) {
    if (moveUpper) {
      listener.bounds(row.lower(), Math.max(row.lower(), value));
    } else {
      listener.bounds(Math.min(row.upper(), value), row.upper());
    }
  }
}
