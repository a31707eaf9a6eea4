package io.backcast.ui.start;

import io.backcast.model.Histogram;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** Draws the histogram of a property's training data. */
final class DensityCurve extends CanvasControl {
  private final @Nullable Histogram histogram;

  DensityCurve(Appearance appearance, @Nullable Histogram histogram) {
    super(appearance);
    this.histogram = histogram;
    setMouseTransparent(true);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 5 * appearance.em();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 15 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    if (histogram == null) {
      return;
    }
    int[] counts = histogram.counts();
    double each = width / counts.length;
    double top = Math.max(1, histogram.largest());
    g.setFill(appearance.palette().design());
    for (int i = 0; i < counts.length; i++) {
      // square roots, so that rare values stay visible
      double tall = Math.rint(height * Math.sqrt(counts[i] / top));
      double x = Math.rint(i * each);
      g.fillRect(x, height - tall, Math.max(1, Math.rint((i + 1) * each) - x - 1), tall);
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {}
}
