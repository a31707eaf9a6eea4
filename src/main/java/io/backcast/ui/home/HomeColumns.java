package io.backcast.ui.home;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Two children beside each other, the second of a fixed width; one above the other if narrow. */
public final class HomeColumns extends Pane {
  /** Width of the second child beside the first, in ems. */
  private static final double SIDE = 22;

  /** Below this width, in ems, the second moves under the first. */
  private static final double NARROW = 76;

  private static final double GAP = 2;

  private final DoubleProperty em = new SimpleDoubleProperty(13);

  public HomeColumns() {
    em.subscribe(now -> requestLayout());
  }

  /** One em in pixels. */
  public DoubleProperty emProperty() {
    return em;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean narrow(double width) {
    return width < NARROW * em.get();
  }

  private double main(double width) {
    return narrow(width) ? width : width - (SIDE + GAP) * em.get();
  }

  private double side(double width) {
    return narrow(width) ? width : SIDE * em.get();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return NARROW * em.get();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width < 0 ? NARROW * em.get() : width;
    List<Node> nodes = getManagedChildren();
    double first = nodes.get(0).prefHeight(main(wide));
    double second = nodes.get(1).prefHeight(side(wide));
    return narrow(wide) ? first + GAP * em.get() + second : Math.max(first, second);
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = getManagedChildren();
    double width = getWidth();
    double first = nodes.get(0).prefHeight(main(width));
    nodes.get(0).resizeRelocate(0, 0, main(width), narrow(width) ? first : getHeight());
    double x = narrow(width) ? 0 : width - side(width);
    double y = narrow(width) ? first + GAP * em.get() : 0;
    nodes.get(1).resizeRelocate(x, y, side(width), getHeight() - y);
  }
}
