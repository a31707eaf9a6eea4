package io.backcast.ui.variables;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

/**
 * The name of a variable, its unit and its lock below each other; the lock beside them where the
 * row is too low for three lines.
 */
final class RowHead extends Pane {
  private final Label symbol;
  private final Label caption;
  private final ToggleButton lock;

  RowHead(Label symbol, Label caption, ToggleButton lock) {
    this.symbol = symbol;
    this.caption = caption;
    this.lock = lock;
    getStyleClass().add("variable-left");
    for (Label label : new Label[] {symbol, caption}) {
      label.setAlignment(Pos.CENTER_LEFT);
    }
    getChildren().setAll(symbol, caption, lock);
  }

  private static double height(Node node) {
    return Math.ceil(node.prefHeight(-1));
  }

  private double names() {
    return height(symbol) + (caption.getText().isEmpty() ? 0 : height(caption));
  }

  @Override
  protected double computeMinHeight(double width) {
    return names();
  }

  @Override
  protected double computePrefHeight(double width) {
    return names() + height(lock);
  }

  @Override
  protected void layoutChildren() {
    boolean stacked = getHeight() >= names() + height(lock) - 0.5;
    double width = getWidth();
    double y = Math.max(0, (getHeight() - names() - (stacked ? height(lock) : 0)) / 2);
    double lockWidth = Math.min(width, Math.ceil(lock.prefWidth(-1)));
    boolean byName = symbol.prefWidth(-1) + lockWidth <= width + 1;
    double beside = stacked ? width : width - lockWidth;
    symbol.resizeRelocate(0, y, stacked || !byName ? width : beside, height(symbol));
    caption.resizeRelocate(
        0, y + height(symbol), stacked || byName ? width : beside, height(caption));
    if (stacked) {
      lock.resizeRelocate(0, y + names(), lockWidth, height(lock));
    } else {
      double line = byName ? y + (height(symbol) - height(lock)) / 2 : y + height(symbol);
      lock.resizeRelocate(width - lockWidth, line, lockWidth, height(lock));
    }
  }
}
