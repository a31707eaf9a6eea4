package io.backcast.ui.training;

import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Values of a property against what they should be; the better, the nearer to the diagonal. */
final class PairsPlot extends CanvasControl {
  /** Room for the labels and above the square, in ems. */
  private static final double LEFT = 3.6;

  static final double TOP = 0.6;
  private static final double BELOW = 1.7;

  private final Texts texts;
  private final boolean asked;
  private Property property;
  private float[][] across = {};
  private float[][] up = {};
  private int k;

  /**
   * An empty plot.
   *
   * @param asked whether targets are across and not measurements
   */
  PairsPlot(Appearance appearance, Texts texts, Property property, boolean asked) {
    super(appearance);
    this.texts = texts;
    this.property = property;
    this.asked = asked;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Shows property k of {@code [n][dy]} values; NaN where a row has none. */
  void show(float[][] should, float[][] are, Property of, int index) {
    across = should;
    up = are;
    property = of;
    k = index;
    redraw();
  }

  /** The edge of the square in a plot of a size, for plots beside it to be as high. */
  static double side(double width, double height, double em) {
    return Math.max(0, Math.min(width - (LEFT + TOP) * em, height - (TOP + BELOW) * em));
  }

  @Override
  protected double computePrefHeight(double width) {
    return 16 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {}

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    double em = appearance.em();
    double left = LEFT * em;
    double side = side(width, height, em);
    double top = TOP * em;
    double bottom = top + side;
    double right = left + side;
    g.setStroke(p.line());
    g.setLineWidth(1);
    g.strokeRect(Math.rint(left) + 0.5, Math.rint(top) + 0.5, side, side);
    g.setStroke(p.muted());
    g.setLineDashes(2, 4);
    g.strokeLine(left, bottom, right, top);
    g.setLineDashes();
    g.setFont(appearance.font(0.85));
    g.setFill(p.muted());
    for (double share : new double[] {0, 0.5, 1}) {
      String tick = texts.asked(property, property.at(share));
      g.setTextAlign(TextAlignment.RIGHT);
      g.setTextBaseline(share == 0 ? VPos.BOTTOM : share == 1 ? VPos.TOP : VPos.CENTER);
      g.fillText(tick, left - 0.4 * em, bottom - share * side, left - 0.5 * em);
      g.setTextAlign(
          share == 0
              ? TextAlignment.LEFT
              : share == 1 ? TextAlignment.RIGHT : TextAlignment.CENTER);
      g.setTextBaseline(VPos.TOP);
      g.fillText(tick, left + share * side, bottom + 0.3 * em);
    }
    Color colour = asked ? p.target() : p.design();
    g.setFill(colour.deriveColor(0, 1, 1, across.length > 300 ? 0.35 : 0.6));
    double dot = 0.36 * em;
    for (int i = 0; i < across.length; i++) {
      if (!Float.isNaN(across[i][k]) && !Float.isNaN(up[i][k])) {
        double x = left + side * Math.clamp(property.share(across[i][k]), 0, 1);
        double y = bottom - side * Math.clamp(property.share(up[i][k]), 0, 1);
        g.fillOval(x - dot / 2, y - dot / 2, dot, dot);
      }
    }
  }
}
