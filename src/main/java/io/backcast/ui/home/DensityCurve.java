package io.backcast.ui.home;

import io.backcast.model.Histogram;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** Draws the histogram of a property's training data, and a target that passes over it. */
final class DensityCurve extends CanvasControl {
  /** Opacity of the bars that are not near the target. */
  private static final double GROUND = 0.45;

  /** Share of the width, to both sides of the target, whose bars stand out. */
  private static final double REACH = 0.06;

  private final @Nullable Histogram histogram;
  private final DoubleProperty target = new SimpleDoubleProperty(-1);

  DensityCurve(Appearance appearance, @Nullable Histogram histogram) {
    super(appearance);
    this.histogram = histogram;
    setMouseTransparent(true);
    target.subscribe(now -> redraw());
  }

  /** Where the target is, from 0 to 1; negative for none. */
  DoubleProperty targetProperty() {
    return target;
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    if (histogram != null) {
      g.setFill(appearance.palette().design().deriveColor(0, 1, 1, GROUND));
      bars(g, width, height, histogram, -1, 2);
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (target.get() >= 0 && histogram != null) {
      g.setFill(appearance.palette().design());
      bars(g, width, height, histogram, target.get() - REACH, target.get() + REACH);
      double wide = Math.max(2, Math.rint(0.18 * appearance.em()));
      g.setFill(appearance.palette().target());
      g.fillRect(Math.rint(target.get() * (width - wide)), 0, wide, height);
    }
  }

  /** Draws the bars whose middle is in a range of shares of the width. */
  private static void bars(
      GraphicsContext g, double width, double height, Histogram data, double from, double to) {
    int[] counts = data.counts();
    double each = width / counts.length;
    double top = Math.max(1, data.largest());
    for (int i = 0; i < counts.length; i++) {
      double middle = (i + 0.5) / counts.length;
      if (middle >= from && middle <= to) {
        // square roots, so that rare values stay visible
        double tall = Math.rint(height * Math.sqrt(counts[i] / top));
        double x = Math.rint(i * each);
        g.fillRect(x, height - tall, Math.max(1, Math.rint((i + 1) * each) - x - 1), tall);
      }
    }
  }
}
