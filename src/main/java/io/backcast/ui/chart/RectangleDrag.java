package io.backcast.ui.chart;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Lets the user draw a rectangle on a chart with the mouse. */
public final class RectangleDrag {
  /** A drag of less than this many pixels is a click. */
  private static final double CLICK = 4;

  private final ChartPane pane;
  private final Rectangle shape = new Rectangle();
  private double startX;
  private double startY;

  private RectangleDrag(ChartPane pane) {
    this.pane = pane;
    shape.getStyleClass().add("brush-area");
    shape.setVisible(false);
    pane.overlay().getChildren().add(shape);
  }

  /** Passes each rectangle to the receiver, in the pane's coordinates; null for a click. */
  public static void on(ChartPane pane, Consumer<@Nullable Rectangle2D> receiver) {
    RectangleDrag drag = new RectangleDrag(pane);
    pane.addEventFilter(MouseEvent.MOUSE_PRESSED, drag::press);
    pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag::move);
    pane.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          drag.shape.setVisible(false);
          receiver.accept(drag.area(e));
        });
  }

  private void press(MouseEvent event) {
    pane.requestFocus();
    startX = event.getX();
    startY = event.getY();
  }

  private void move(MouseEvent event) {
    shape.setX(Math.min(startX, event.getX()));
    shape.setY(Math.min(startY, event.getY()));
    shape.setWidth(Math.abs(event.getX() - startX));
    shape.setHeight(Math.abs(event.getY() - startY));
    shape.setVisible(true);
  }

  private @Nullable Rectangle2D area(MouseEvent event) {
    double width = Math.abs(event.getX() - startX);
    double height = Math.abs(event.getY() - startY);
    return width < CLICK && height < CLICK
        ? null
        : new Rectangle2D(
            Math.min(startX, event.getX()), Math.min(startY, event.getY()), width, height);
  }
}
