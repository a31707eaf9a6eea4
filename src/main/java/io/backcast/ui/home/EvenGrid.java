package io.backcast.ui.home;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays its children out in rows of as many as fit, all equally wide and as wide as there is room.
 */
public final class EvenGrid extends Pane {
  private final DoubleProperty least = new SimpleDoubleProperty(200);
  private final DoubleProperty gap = new SimpleDoubleProperty(12);
  private final IntegerProperty most = new SimpleIntegerProperty(Integer.MAX_VALUE);

  public EvenGrid() {
    least.subscribe(now -> requestLayout());
    gap.subscribe(now -> requestLayout());
  }

  /** Least width of a child, in pixels. */
  public DoubleProperty leastProperty() {
    return least;
  }

  /** Room between children, in pixels. */
  public DoubleProperty gapProperty() {
    return gap;
  }

  public int getMost() {
    return most.get();
  }

  /** Sets the most children in a row. */
  public void setMost(int count) {
    most.set(count);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private int columns(double width) {
    int fitting = (int) ((width + gap.get()) / (least.get() + gap.get()));
    return Math.clamp(fitting, 1, most.get());
  }

  private double each(double width) {
    int columns = columns(width);
    return Math.floor((width - (columns - 1) * gap.get()) / columns);
  }

  /** The height of the row that begins with a child. */
  private double height(List<Node> nodes, int first, int columns, double each) {
    return nodes.subList(first, Math.min(first + columns, nodes.size())).stream()
        .mapToDouble(n -> n.prefHeight(each))
        .max()
        .orElse(0);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return least.get();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width < 0 ? least.get() : width;
    List<Node> nodes = getManagedChildren();
    double tall = 0;
    for (int i = 0; i < nodes.size(); i += columns(wide)) {
      tall += height(nodes, i, columns(wide), each(wide)) + (i == 0 ? 0 : gap.get());
    }
    return Math.ceil(tall);
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = getManagedChildren();
    int columns = columns(getWidth());
    double each = each(getWidth());
    double y = 0;
    for (int i = 0; i < nodes.size(); i += columns) {
      double tall = height(nodes, i, columns, each);
      for (int k = i; k < Math.min(i + columns, nodes.size()); k++) {
        nodes.get(k).resizeRelocate((k - i) * (each + gap.get()), y, each, tall);
      }
      y += tall + gap.get();
    }
  }
}
