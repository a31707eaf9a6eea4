package io.backcast.ui.parallel;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** The ends of each axis in writing, at 0 and 1; those that would cover another are left out. */
final class AxisEnds extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;

  private final transient List<String> low;
  private final transient List<String> high;
  private final transient Function<String, Font> font;
  private final Color colour;

  /** Texts of the ends, from the left; the font may depend on what is written. */
  AxisEnds(List<String> low, List<String> high, Function<String, Font> font, Color colour) {
    this.low = low;
    this.high = high;
    this.font = font;
    this.colour = colour;
  }

  /** Room that a row of ends takes, in pixels. */
  double height(Graphics2D g) {
    return g.getFontMetrics(font.apply("0")).getHeight() + 5;
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis across,
      ValueAxis up,
      int renderer,
      PlotRenderingInfo info) {
    g.setColor(colour);
    for (boolean top : new boolean[] {true, false}) {
      double free = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < low.size(); a++) {
        String text = top ? high.get(a) : low.get(a);
        g.setFont(font.apply(text));
        FontMetrics metrics = g.getFontMetrics();
        double width = 1.04 * metrics.stringWidth(text);
        double middle = across.valueToJava2D(a, area, plot.getDomainAxisEdge());
        // a long word at an edge would be cut off
        double x = Math.max(area.getMinX(), Math.min(middle - width / 2, area.getMaxX() - width));
        double y = up.valueToJava2D(top ? 1 : 0, area, plot.getRangeAxisEdge());
        if (x >= free) {
          double line = top ? y - 3 - metrics.getDescent() : y + 3 + metrics.getAscent();
          g.drawString(text, (float) x, (float) line);
          free = x + width + 4;
        }
      }
    }
  }
}
