package io.backcast.train.report;

import io.backcast.font.Typeface;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.nio.file.Path;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A chart of the training report. */
record ReportChart(JFreeChart chart) {
  /** From Okabe and Ito's palette, which colour-blind readers can tell apart. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7)
  };

  private static final Color GRID = new Color(0xE3E7EC);
  private static final double TEXT = 22;

  /**
   * A line for each curve, in the order of their names; a legend if there are several.
   *
   * @param curves points (x, y) by name
   * @param logarithmic whether the vertical axis is
   */
  static ReportChart lines(
      Map<String, List<double[]>> curves, String xLabel, String yLabel, boolean logarithmic) {
    XYSeriesCollection data = new XYSeriesCollection();
    new TreeMap<>(curves).forEach((name, points) -> data.addSeries(series(name, points)));
    return of(data, true, xLabel, yLabel, logarithmic, curves.size() > 1);
  }

  /** Points (x, y, …), with the diagonal if wanted. */
  static ReportChart points(
      String name, double[][] points, String xLabel, String yLabel, boolean diagonal) {
    XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(series(name, List.of(points)));
    ReportChart chart = of(data, false, xLabel, yLabel, false, false);
    if (diagonal) {
      double low = data.getDomainLowerBound(false);
      double high = data.getDomainUpperBound(false);
      chart
          .chart
          .getXYPlot()
          .addAnnotation(
              new XYLineAnnotation(low, low, high, high, new BasicStroke(2), COLOURS[1]));
    }
    return chart;
  }

  /** The same chart with logarithmic axes. */
  ReportChart logarithmic(boolean across, boolean up) {
    XYPlot plot = chart.getXYPlot();
    if (across) {
      plot.setDomainAxis(logarithmic(plot.getDomainAxis()));
    }
    if (up) {
      plot.setRangeAxis(logarithmic(plot.getRangeAxis()));
    }
    return this;
  }

  private static LogAxis logarithmic(ValueAxis linear) {
    LogAxis axis = new LogAxis(linear.getLabel());
    axis.setBase(10);
    axis.setNumberFormatOverride(new DecadeFormat());
    axis.setTickLabelFont(linear.getTickLabelFont());
    axis.setLabelFont(linear.getLabelFont());
    axis.setAxisLineVisible(false);
    return axis;
  }

  /** Writes the numbers of a logarithmic axis. */
  private static final class DecadeFormat extends NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
      return to.append(Numbers.significant(value, 2));
    }

    @Override
    public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
      return format((double) value, to, position);
    }

    /** Labels are never read. */
    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException();
    }
  }

  /** The label of a property's axis. */
  static String axis(Property p) {
    return Units.label(p.label(), p.unit());
  }

  /** Writes a PNG of 1200 × 800 pixels. */
  void save(Path file) throws BackcastException {
    AtomicFiles.write(file, out -> ChartUtils.writeChartAsPNG(out, chart, 1200, 800));
  }

  private static XYSeries series(String name, List<double[]> points) {
    XYSeries series = new XYSeries(name, false);
    points.forEach(p -> series.add(p[0], p[1]));
    return series;
  }

  private static ReportChart of(
      XYSeriesCollection data,
      boolean joined,
      String xLabel,
      String yLabel,
      boolean logarithmic,
      boolean legend) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(joined, !joined);
    for (int i = 0; i < data.getSeriesCount(); i++) {
      renderer.setSeriesPaint(i, COLOURS[i % COLOURS.length]);
      renderer.setSeriesStroke(i, new BasicStroke(3));
      renderer.setSeriesShape(i, new Ellipse2D.Double(-3, -3, 6, 6));
    }
    NumberAxis x = new NumberAxis(xLabel);
    x.setAutoRangeIncludesZero(false);
    NumberAxis linear = new NumberAxis(yLabel);
    linear.setAutoRangeIncludesZero(false);
    XYPlot plot = new XYPlot(data, x, logarithmic ? new LogAxis(yLabel) : linear, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlinesVisible(false);
    plot.setOutlineVisible(false);
    for (var axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
      axis.setTickLabelFont(Typeface.REGULAR.of(TEXT));
      axis.setLabelFont(Typeface.REGULAR.of(TEXT, String.valueOf(axis.getLabel())));
      axis.setAxisLineVisible(false);
      // else a spread below 1e-8 is drawn as a point
      double spread =
          axis == x
              ? data.getDomainUpperBound(false) - data.getDomainLowerBound(false)
              : data.getRangeUpperBound(false) - data.getRangeLowerBound(false);
      if (spread > 0 && axis instanceof ValueAxis values) {
        values.setAutoRangeMinimumSize(spread);
      }
    }
    JFreeChart chart = new JFreeChart(null, Typeface.REGULAR.of(TEXT), plot, legend);
    if (legend) {
      String names =
          IntStream.range(0, data.getSeriesCount())
              .mapToObj(i -> String.valueOf(data.getSeriesKey(i)))
              .collect(Collectors.joining());
      chart.getLegend().setItemFont(Typeface.REGULAR.of(TEXT, names));
      chart.getLegend().setFrame(BlockBorder.NONE);
    }
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(20, 20, 20, 30));
    return new ReportChart(chart);
  }
}
