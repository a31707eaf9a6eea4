package io.backcast.ui.common;

import javafx.scene.control.Label;

/**
 * A label of several lines whose text changes while a hand moves. A layout asks for its height some
 * times, and JavaFX lays the text out for each answer; here once, until something about the label
 * changes.
 */
public final class WrappedLabel extends Label {
  private boolean known;
  private double width;
  private double height;

  public WrappedLabel() {
    setWrapText(true);
  }

  @Override
  protected double computePrefHeight(double forWidth) {
    if (!known || width != forWidth) {
      width = forWidth;
      height = super.computePrefHeight(forWidth);
      known = true;
    }
    return height;
  }

  /** Whatever changes a height asks for a layout. */
  @Override
  public void requestLayout() {
    known = false;
    super.requestLayout();
  }
}
