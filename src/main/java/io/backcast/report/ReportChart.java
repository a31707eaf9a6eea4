package io.backcast.report;

import io.backcast.font.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * A chart of a report, in the style of the window's. Layers lie on each other in the order in which
 * they are added. Its size is that of a column on a page; see {@link ChartSvg}.
 */
public final class ReportChart implements Picture {
  /** Size of text in pixels, where the chart has its natural size. */
  public static final double TEXT = 13;

  public static final double SMALL = 12;

  private static final int WIDTH = 400;
  private static final int HEIGHT = 280;
  private static final int SMALL_WIDTH = 300;
  private static final int SMALL_HEIGHT = 220;

  private static final Stroke LINE =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final Stroke THIN =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);
  private static final Shape KEY_LINE = new Line2D.Double(-9, 0, 9, 0);
  private static final Shape KEY_BOX = new Rectangle2D.Double(-6, -5, 12, 10);
  private static final Shape MARK = new Ellipse2D.Double(-4, -4, 8, 8);

  /** Dots of so many points or fewer are large and opaque. */
  private static final int FEW = 60;

  private final XYPlot plot = new XYPlot();
  private final LegendItemCollection key = new LegendItemCollection();
  private int width = WIDTH;
  private int height = HEIGHT;

  /** A chart without layers. */
  public ReportChart(ChartAxis x, ChartAxis y) {
    plot.setDomainAxis(x.axis(false));
    plot.setRangeAxis(y.axis(true));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(ChartColour.LINE.light());
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
  }

  /**
   * A line through points (x, y).
   *
   * @param name in the key above the plot; empty for none
   */
  public ReportChart line(String name, ChartColour colour, List<double[]> points) {
    return line(name, colour, points, LINE);
  }

  /** A dashed line, for what others are compared with. */
  public ReportChart dashed(String name, ChartColour colour, List<double[]> points) {
    return line(name, colour, points, THIN);
  }

  private ReportChart line(String name, ChartColour colour, List<double[]> points, Stroke stroke) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesStroke(0, stroke);
    add(series(name, points), renderer, colour.light());
    key(name, KEY_LINE, stroke, colour.light());
    return this;
  }

  /** Dots at points (x, y, …), see-through where there are many. */
  public ReportChart dots(String name, ChartColour colour, List<double[]> points) {
    boolean few = points.size() <= FEW;
    DotRenderer renderer = new DotRenderer(few ? 6 : 4);
    Color paint = few ? colour.light() : colour.light(0.5);
    add(series(name, points), renderer, paint);
    key(name, MARK, null, colour.light());
    return this;
  }

  /** Marks at a few points (x, y), joined by a thin line. */
  public ReportChart marks(String name, ChartColour colour, List<double[]> points) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesStroke(0, new BasicStroke(1.4f));
    renderer.setSeriesShape(0, MARK);
    add(series(name, points), renderer, colour.light());
    key(name, MARK, null, colour.light());
    return this;
  }

  /** The area between two lines (x, lower, upper). */
  public ReportChart band(String name, ChartColour colour, List<double[]> points) {
    YIntervalSeries series = new YIntervalSeries(name, false, true);
    points.forEach(p -> series.add(p[0], (p[1] + p[2]) / 2, p[1], p[2]));
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(series);
    Color paint = colour.light(0.18);
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(1);
    renderer.setSeriesFillPaint(0, paint);
    add(data, renderer);
    key(name, KEY_BOX, null, paint);
    return this;
  }

  /** Bars from zero (from, to, height). */
  public ReportChart bars(String name, ChartColour colour, List<double[]> bars) {
    XYIntervalSeries series = new XYIntervalSeries(name, false, true);
    bars.forEach(b -> series.add((b[0] + b[1]) / 2, b[0], b[1], b[2], 0, b[2]));
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, colour.light());
    add(data, renderer);
    if (plot.getRangeAxis() instanceof NumberAxis heights && heights.isAutoRange()) {
      heights.setAutoRangeIncludesZero(true);
      heights.setAutoRangeStickyZero(true);
    }
    key(name, KEY_BOX, null, colour.light());
    return this;
  }

  /** Words on the plot. */
  public ReportChart label(double x, double y, String text, TextAnchor anchor, ChartColour colour) {
    String line = PlainText.line(text);
    XYTextAnnotation label = new XYTextAnnotation(line, x, y);
    label.setFont(Typeface.REGULAR.of(SMALL, line));
    label.setPaint(colour.light());
    label.setTextAnchor(anchor);
    plot.addAnnotation(label);
    return this;
  }

  private void add(XYSeries series, XYItemRenderer renderer, Paint paint) {
    renderer.setSeriesPaint(0, paint);
    add(new XYSeriesCollection(series), renderer);
  }

  private void add(XYDataset data, XYItemRenderer renderer) {
    int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
  }

  private void key(String name, Shape shape, @Nullable Stroke line, Paint paint) {
    if (name.isEmpty()) {
      return;
    }
    String text = PlainText.line(name);
    LegendItem item =
        line == null
            ? new LegendItem(text, null, null, null, shape, paint)
            : new LegendItem(text, null, null, null, shape, line, paint);
    item.setLabelFont(font(text));
    item.setLabelPaint(ChartColour.MUTED.light());
    key.add(item);
  }

  private static Font font(String text) {
    return Typeface.REGULAR.of(TEXT, text);
  }

  private static XYSeries series(String name, List<double[]> points) {
    XYSeries series = new XYSeries(name, false);
    points.forEach(p -> series.add(p[0], p[1]));
    return series;
  }

  /** Makes the chart smaller, as one of several of a kind. */
  public ReportChart small() {
    width = SMALL_WIDTH;
    height = SMALL_HEIGHT;
    return this;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void draw(Graphics2D g) {
    chart().draw(g, new Rectangle2D.Double(0, 0, width, height));
  }

  public XYPlot plot() {
    return plot;
  }

  /** The chart with its key, if there are several layers with names. */
  public JFreeChart chart() {
    for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
      narrow(axis);
    }
    JFreeChart chart = new JFreeChart(null, font(""), plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(6, 4, 4, 14));
    if (key.getItemCount() > 1) {
      plot.setFixedLegendItems(key);
      LegendTitle legend = new LegendTitle(plot);
      legend.setPosition(RectangleEdge.TOP);
      legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
      legend.setBackgroundPaint(null);
      legend.setFrame(BlockBorder.NONE);
      legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
      legend.setItemFont(font(""));
      legend.setItemPaint(ChartColour.MUTED.light());
      chart.addSubtitle(legend);
    }
    return chart;
  }

  /** Lets a range be as narrow as that of the data, which else is drawn as a point. */
  private void narrow(ValueAxis axis) {
    var range = plot.getDataRange(axis);
    if (axis.isAutoRange()
        && !(axis instanceof LogAxis)
        && range != null
        && range.getLength() > 0) {
      axis.setAutoRangeMinimumSize(range.getLength());
    }
  }
}
