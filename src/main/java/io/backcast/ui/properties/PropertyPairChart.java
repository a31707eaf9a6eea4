package io.backcast.ui.properties;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.chart.DimensionPairView;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ChartDesigns;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorationResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * Draws two properties of the prior, the training data and the generated designs, and the target.
 */
final class PropertyPairChart {
  private static final int DOTS = 6_000;

  /** Room beside designs beyond the data, as a share of their range. */
  private static final double ROOM = 0.03;

  private final Appearance appearance;
  private final DesignSpace space;
  private final Dimension across;
  private final Dimension up;

  PropertyPairChart(Appearance appearance, DesignSpace space, Dimension across, Dimension up) {
    this.appearance = appearance;
    this.space = space;
    this.across = across;
    this.up = up;
  }

  /** The chart on paper, with its key. */
  JFreeChart printed(
      PropertyPairViewModel.Known known,
      @Nullable ExplorationResult result,
      Target target,
      @Nullable DesignSet front,
      Texts texts) {
    Palette p = appearance.palette();
    ChartKey key = new ChartKey(appearance, texts);
    if (known.all() != null) {
      key.dots("key.prior", awt(p.muted(), 0.6));
    }
    if (known.data().length > 0) {
      key.dots("key.data", awt(p.ink(), 0.7));
    }
    if (front != null) {
      key.rings("key.front", awt(p.target(), 1));
    } else if (result != null) {
      key.dots("key.designs", awt(p.design(), 0.9));
    }
    if (asksForEither(target)) {
      key.area("key.targets", awt(p.target(), 0.4));
    }
    return key.on(of(known, result, target, front));
  }

  JFreeChart of(
      PropertyPairViewModel.Known known,
      @Nullable ExplorationResult result,
      Target target,
      @Nullable DesignSet front) {
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    XYPlot plot = DimensionPairView.plot(style, across, up);
    double em = appearance.em();
    if (known.all() != null) {
      style.dots(plot, series("all", known.all().y()), awt(p.muted(), 0.4), em * 0.14);
    }
    style.dots(plot, series("data", known.data()), awt(p.ink(), 0.5), em * 0.16);
    if (result != null && front == null) {
      style.dots(
          plot,
          series("designs", ChartDesigns.distributed(result, DOTS).unclamped()),
          awt(p.design(), 0.9),
          em * 0.34);
    }
    addTarget(plot, target, awt(p.target(), 1));
    if (front != null) {
      addFront(plot, front, target.extremes().length == 2);
    }
    return DimensionPairView.chart(appearance, style, plot);
  }

  /** The designs of a trade-off, joined in their order where nothing else is traded. */
  private void addFront(XYPlot plot, DesignSet front, boolean joined) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(joined, true);
    double size = appearance.em() * 0.45;
    Color colour = awt(appearance.palette().target(), 1);
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesStroke(0, new BasicStroke((float) (appearance.em() * 0.16)));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
    renderer.setUseFillPaint(true);
    renderer.setSeriesFillPaint(0, awt(appearance.palette().surface(), 1));
    renderer.setDrawOutlines(true);
    XYSeries series = new XYSeries("front", false);
    for (int i = 0; i < front.size(); i++) {
      series.add(value(across, front.unclamped(), i), value(up, front.unclamped(), i), false);
    }
    reach(plot.getDomainAxis(), series.getMinX(), series.getMaxX());
    reach(plot.getRangeAxis(), series.getMinY(), series.getMaxY());
    int index = plot.getDatasetCount();
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
  }

  /** Makes an axis long enough for values beyond the training data. */
  private static void reach(ValueAxis axis, double low, double high) {
    double room = ROOM * (high - low);
    if (low < axis.getLowerBound()) {
      axis.setLowerBound(axis instanceof LogAxis ? low : low - room);
    }
    if (high > axis.getUpperBound()) {
      axis.setUpperBound(high + room);
    }
  }

  /** The target with its tolerances: a rectangle, or a stripe where one of the two is free. */
  private void addTarget(XYPlot plot, Target target, Color colour) {
    double[] h = range(target, across);
    double[] v = range(target, up);
    if (asksForEither(target)) {
      plot.addAnnotation(
          new XYBoxAnnotation(
              h[0],
              v[0],
              h[1],
              v[1],
              new BasicStroke((float) (appearance.em() * 0.14)),
              colour,
              new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 40)));
    }
  }

  private boolean asksForEither(Target target) {
    return !target.isFree(across.property()) || !target.isFree(up.property());
  }

  private double[] range(Target target, Dimension d) {
    int k = d.property();
    Property p = space.properties().get(k);
    return target.isFree(k)
        ? new double[] {d.lower(), d.upper()}
        : new double[] {
          open(target.bandBottom(p, k), d.lower()), open(target.bandTop(p, k), d.upper())
        };
  }

  /** An end of the band, or of the axis where it is open. */
  private static double open(double end, double axis) {
    return Double.isInfinite(end) ? axis : end;
  }

  private XYSeries series(String name, float[] y) {
    XYSeries series = new XYSeries(name, false);
    int n = y.length / space.dy();
    int step = Math.max(1, n / DOTS);
    for (int i = 0; i < n; i += step) {
      series.add(value(across, y, i), value(up, y, i), false);
    }
    return series;
  }

  private double value(Dimension d, float[] y, int row) {
    return space.properties().get(d.property()).physical(y[row * space.dy() + d.property()]);
  }
}
