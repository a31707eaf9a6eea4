package io.backcast.ui.common;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Oblique lines over a part of a control: what is there cannot be had, or cannot be known. */
public final class Hatch {
  /** Distance of the lines, in ems. */
  private static final double GAP = 0.5;

  private Hatch() {}

  /**
   * Hatches a rectangle.
   *
   * @param em font size in pixels
   * @param colour of the lines, drawn lightly over a ground of the same
   */
  public static void fill(
      GraphicsContext g, double x, double y, double width, double height, Color colour, double em) {
    if (width < 1 || height < 1) {
      return;
    }
    g.save();
    g.setFill(colour.deriveColor(0, 1, 1, 0.12));
    g.fillRect(x, y, width, height);
    g.setStroke(colour.deriveColor(0, 1, 1, 0.5));
    g.setLineWidth(1);
    g.beginPath();
    g.rect(x, y, width, height);
    g.clip();
    // lines of neighbouring parts continue each other
    double gap = GAP * em;
    for (double from = Math.floor((x - height) / gap) * gap; from < x + width; from += gap) {
      g.strokeLine(from, y + height, from + height, y);
    }
    g.restore();
  }
}
