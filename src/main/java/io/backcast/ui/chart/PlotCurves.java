package io.backcast.ui.chart;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/** The curves of a plot in pixels. */
final class PlotCurves {
  private PlotCurves() {}

  /** Segments of every curve that is to be seen; {@code area} is between the axes. */
  static List<Line2D> of(XYPlot plot, Rectangle2D area) {
    List<Line2D> segments = new ArrayList<>();
    ValueAxis across = plot.getDomainAxis();
    ValueAxis up = plot.getRangeAxis();
    for (int k = 0; k < plot.getDatasetCount(); k++) {
      XYDataset data = plot.getDataset(k);
      if (data == null || !(plot.getRenderer(k) instanceof XYLineAndShapeRenderer renderer)) {
        continue;
      }
      for (int series = 0; series < data.getSeriesCount(); series++) {
        if (!renderer.getItemLineVisible(series, 0)
            || (renderer.getSeriesPaint(series) instanceof Color c && c.getAlpha() == 0)) {
          continue;
        }
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < data.getItemCount(series); i++) {
          double x =
              across.valueToJava2D(data.getXValue(series, i), area, plot.getDomainAxisEdge());
          double y = up.valueToJava2D(data.getYValue(series, i), area, plot.getRangeAxisEdge());
          if (i > 0 && Double.isFinite(lastX + lastY + x + y)) {
            segments.add(new Line2D.Double(lastX, lastY, x, y));
          }
          lastX = x;
          lastY = y;
        }
      }
    }
    return segments;
  }
}
