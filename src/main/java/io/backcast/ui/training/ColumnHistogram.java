package io.backcast.ui.training;

import io.backcast.model.Histogram;
import io.backcast.train.data.ColumnProfile;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/** A small histogram of the numbers of a column. */
final class ColumnHistogram extends CanvasControl {
  private static final int BINS = 24;

  private final Histogram histogram;

  ColumnHistogram(Appearance appearance, ColumnProfile column) {
    super(appearance);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    double width = Math.max(1e-12, column.upper() - column.lower());
    histogram = Histogram.of(column.numbers(), column.lower(), column.lower() + width, BINS);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 2 * appearance.em();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 8 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    g.setFill(appearance.palette().line());
    g.fillRect(0, height - 1, width, 1);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    g.setFill(appearance.palette().design());
    double each = width / BINS;
    double top = Math.max(1, histogram.largest());
    for (int i = 0; i < BINS; i++) {
      double barHeight = Math.rint((height - 2) * histogram.counts()[i] / top);
      g.fillRect(
          Math.rint(i * each), height - 1 - barHeight, Math.max(1, Math.rint(each) - 1), barHeight);
    }
  }
}
