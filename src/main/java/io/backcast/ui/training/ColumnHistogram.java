package io.backcast.ui.training;

import io.backcast.model.Histogram;
import io.backcast.model.Scale;
import io.backcast.train.data.ColumnProfile;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/** A small histogram of the numbers of a column. */
final class ColumnHistogram extends CanvasControl {
  private static final int BINS = 24;

  private Histogram histogram;

  ColumnHistogram(Appearance appearance, ColumnChoice choice) {
    super(appearance);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    histogram = counted(choice);
    choice
        .scaleProperty()
        .subscribe(
            (before, now) -> {
              histogram = counted(choice);
              redraw();
            });
  }

  private static Histogram counted(ColumnChoice choice) {
    ColumnProfile column = choice.column();
    double width = column.upper() > column.lower() ? column.upper() - column.lower() : 1;
    boolean log = choice.scaleProperty().get() == Scale.LOG && column.lower() > 0;
    return Histogram.of(
        column.numbers(),
        column.lower(),
        column.lower() + width,
        BINS,
        log ? Scale.LOG : Scale.LINEAR);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 2 * appearance.em();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 6 * appearance.em();
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
