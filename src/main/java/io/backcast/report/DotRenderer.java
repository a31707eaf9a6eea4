package io.backcast.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/**
 * Draws all points of a series as one path of round dots, so that thousands take little room in a
 * file.
 */
final class DotRenderer extends XYLineAndShapeRenderer {
  private static final long serialVersionUID = 1;

  DotRenderer(double size) {
    super(true, false);
    setDrawSeriesLineAsPath(true);
    setSeriesStroke(
        0, new BasicStroke((float) size, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  @Override
  protected void drawPrimaryLineAsPath(
      XYItemRendererState state,
      Graphics2D g,
      XYPlot plot,
      XYDataset data,
      int pass,
      int series,
      int item,
      ValueAxis domain,
      ValueAxis range,
      Rectangle2D area) {
    State path = (State) state;
    double x = domain.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge());
    double y = range.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge());
    if (Double.isFinite(x) && Double.isFinite(y)) {
      path.seriesPath.moveTo(x, y);
      // no length: the round ends of the stroke make the dot
      path.seriesPath.lineTo(x, y);
    }
    if (item == path.getLastItemIndex()) {
      drawFirstPassShape(g, pass, series, item, path.seriesPath);
    }
  }

  @Override
  protected void drawFirstPassShape(Graphics2D g, int pass, int series, int item, Shape shape) {
    g.setStroke(getItemStroke(series, item));
    g.setPaint(getItemPaint(series, item));
    g.draw(shape);
  }
}
