package io.backcast.ui.training;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The loss of the current training stage over its progress. */
final class LossCurve extends CanvasControl {
  private final Texts texts;
  private List<double[]> points = List.of();

  LossCurve(Appearance appearance, Texts texts) {
    super(appearance);
    this.texts = texts;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getStyleClass().add("loss-curve");
  }

  void show(List<double[]> now) {
    points = List.copyOf(now);
    if (!points.isEmpty()) {
      setAccessibleText(texts.get("training.loss", texts.significant(points.getLast()[1], 4)));
    }
    redraw();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 12 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    g.setFill(appearance.palette().line());
    g.fillRect(0, height - 1, width, 1);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (points.size() < 2) {
      return;
    }
    Palette p = appearance.palette();
    // the first values are much higher and would hide the rest
    List<double[]> shown = points.subList(points.size() / 20, points.size());
    double low = shown.stream().mapToDouble(q -> q[1]).min().orElse(0);
    double high = shown.stream().mapToDouble(q -> q[1]).max().orElse(1);
    double labelHeight = 1.6 * appearance.em();
    g.setStroke(p.design());
    g.setLineWidth(2);
    g.beginPath();
    for (int i = 0; i < shown.size(); i++) {
      double x = shown.get(i)[0] * width;
      double share = (shown.get(i)[1] - low) / Math.max(1e-12, high - low);
      double y = height - 4 - share * (height - labelHeight - 8);
      if (i == 0) {
        g.moveTo(x, y);
      } else {
        g.lineTo(x, y);
      }
    }
    g.stroke();
    g.setFont(appearance.font(0.88));
    g.setFill(p.muted());
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.TOP);
    g.fillText(texts.get("training.loss", texts.significant(shown.getLast()[1], 4)), 0, 0);
  }
}
