package io.backcast.ui.cell;

import io.backcast.font.Typeface;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jspecify.annotations.Nullable;

/** The picture of a cell as a chart, so that it is exported as all figures are. */
final class CellPlot extends Plot {
  private static final long serialVersionUID = 1;

  /** Height of a text on paper, pixels. */
  private static final double TEXT = 14;

  private final transient CellPicture picture;
  private final transient Palette palette;

  private CellPlot(CellPicture picture, Palette palette) {
    this.picture = picture;
    this.palette = palette;
  }

  static JFreeChart chart(CellPicture picture, Appearance appearance) {
    JFreeChart chart =
        new JFreeChart(
            null, Typeface.REGULAR.of(TEXT), new CellPlot(picture, appearance.palette()), false);
    chart.setBackgroundPaint(null);
    return chart;
  }

  @Override
  public String getPlotType() {
    return "cell";
  }

  @Override
  public void draw(
      Graphics2D g,
      Rectangle2D area,
      @Nullable Point2D anchor,
      @Nullable PlotState state,
      @Nullable PlotRenderingInfo info) {
    AffineTransform before = g.getTransform();
    g.translate(area.getX(), area.getY());
    picture.draw(new PaperPen(g, TEXT), palette, area.getWidth(), area.getHeight(), TEXT);
    g.setTransform(before);
  }
}
