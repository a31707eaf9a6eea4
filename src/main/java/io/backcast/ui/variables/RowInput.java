package io.backcast.ui.variables;

import io.backcast.model.Variable;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * What mouse and keys do to a variable's row: above the axis the hand brushes or guesses, on it
 * moves the bounds.
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
  }

  private void press(MouseEvent event) {
    row.requestFocus();
    event.consume();
    RowAxis places = row.places();
    brushing = event.getY() < row.axis() - row.grip();
    if (row.concealed()) {
      listener.guess(places.valueAt(event.getX()));
    } else if (brushing) {
      brushFrom = places.valueAt(event.getX());
      listener.brush(Double.NaN, Double.NaN);
    } else {
      double toLower = Math.abs(event.getX() - places.lowerEdge(row.lower()));
      double toUpper = Math.abs(event.getX() - places.upperEdge(row.upper()));
      draggingUpper =
          toUpper < toLower || (toUpper == toLower && event.getX() > places.upperEdge(row.upper()));
    }
  }

  private void drag(MouseEvent event) {
    RowAxis places = row.places();
    double value = places.valueAt(event.getX());
    event.consume();
    if (row.concealed()) {
      listener.guess(value);
    } else if (brushing) {
      listener.brush(
          Math.min(brushFrom, value) - variable.margin(),
          Math.max(brushFrom, value) + variable.margin());
    } else {
      move(
          draggingUpper,
          draggingUpper ? places.upperAt(event.getX()) : places.lowerAt(event.getX()));
    }
  }

  /** A double click frees the variable; one click on the bar of a whole value locks it there. */
  private void click(MouseEvent event) {
    if (event.getClickCount() == 2) {
      listener.bounds(variable.lower(), variable.upper());
    } else if (variable.whole() && brushing && event.isStillSincePress() && !row.concealed()) {
      double value = row.places().valueAt(event.getX());
      boolean chosen = row.lower() == value && row.upper() == value;
      listener.bounds(chosen ? variable.lower() : value, chosen ? variable.upper() : value);
    }
  }

  private void step(KeyEvent event) {
    double size = (variable.upper() - variable.lower()) / (event.isShiftDown() ? 400 : 40);
    if (variable.whole()) {
      size = 1;
    }
    boolean moveUpper = !event.isAltDown();
    double from = moveUpper ? row.upper() : row.lower();
    switch (event.getCode()) {
      case LEFT -> move(moveUpper, variable.snap(from - size));
      case RIGHT -> move(moveUpper, variable.snap(from + size));
      case HOME -> move(moveUpper, moveUpper ? row.lower() : variable.lower());
      case END -> move(moveUpper, moveUpper ? variable.upper() : row.upper());
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
