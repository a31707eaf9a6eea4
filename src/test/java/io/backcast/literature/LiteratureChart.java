package io.backcast.literature;

import io.backcast.font.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Charts side by side with one vertical axis, in the style of a training's report; every method has
 * the same colour in all.
 *
 * @param curves points by method, by the name of the chart
 * @param logarithmic whether the vertical axis is; the horizontal one is
 */
record LiteratureChart(
    Map<String, Map<String, List<double[]>>> curves,
    String xLabel,
    String yLabel,
    boolean logarithmic) {
  /** From Okabe and Ito's palette, which colour-blind readers can tell apart. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2),
    new Color(0x56B4E9),
    new Color(0x009E73),
    new Color(0xD55E00),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x6B6B6B)
  };

  private static final Color GRID = new Color(0xE3E7EC);
  private static final double TEXT = 20;

  void save(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ChartUtils.writeChartAsPNG(out, chart(), 1_500, 700);
    }
  }

  JFreeChart chart() {
    List<String> methods = new ArrayList<>();
    curves
        .values()
        .forEach(c -> c.keySet().stream().filter(m -> !methods.contains(m)).forEach(methods::add));
    CombinedRangeXYPlot all = new CombinedRangeXYPlot(vertical());
    all.setGap(24);
    boolean first = true;
    for (var chart : curves.entrySet()) {
      XYPlot plot = plot(chart.getValue(), methods);
      TextTitle title = new TextTitle(chart.getKey(), Typeface.REGULAR.of(TEXT));
      title.setPadding(4, 0, 0, 8);
      plot.addAnnotation(new XYTitleAnnotation(0.98, 0.98, title, RectangleAnchor.TOP_RIGHT));
      if (!first) {
        // all methods are in every plot, so that one legend is right for all
        plot.setFixedLegendItems(new org.jfree.chart.LegendItemCollection());
      }
      first = false;
      all.add(plot);
    }
    JFreeChart chart = new JFreeChart(null, Typeface.REGULAR.of(TEXT), all, true);
    chart.getLegend().setItemFont(Typeface.REGULAR.of(TEXT, String.join("", methods)));
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(20, 20, 20, 30));
    return chart;
  }

  private XYPlot plot(Map<String, List<double[]>> ofChart, List<String> methods) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < methods.size(); i++) {
      XYSeries series = new XYSeries(methods.get(i), false);
      for (double[] point : ofChart.getOrDefault(methods.get(i), List.of())) {
        series.add(point[0], logarithmic ? Math.max(point[1], 1e-16) : point[1]);
      }
      data.addSeries(series);
      renderer.setSeriesPaint(i, COLOURS[i % COLOURS.length]);
      renderer.setSeriesStroke(i, new BasicStroke(3));
      renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
    }
    XYPlot plot = new XYPlot(data, styled(logAxis(xLabel)), null, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlinesVisible(false);
    plot.setOutlineVisible(false);
    return plot;
  }

  private ValueAxis vertical() {
    if (logarithmic) {
      return styled(logAxis(yLabel));
    }
    NumberAxis axis = new NumberAxis(yLabel);
    axis.setRange(0.45, 1.02);
    return styled(axis);
  }

  private static LogAxis logAxis(String label) {
    LogAxis axis = new LogAxis(label);
    axis.setBase(10);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new Powers());
    return axis;
  }

  private static ValueAxis styled(ValueAxis axis) {
    axis.setTickLabelFont(Typeface.REGULAR.of(TEXT));
    axis.setLabelFont(Typeface.REGULAR.of(TEXT));
    axis.setAxisLineVisible(false);
    return axis;
  }

  /** Whole numbers in full, small ones as powers of ten. */
  private static final class Powers extends NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
      DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
      String pattern = value >= 0.01 ? "#,##0.##" : "0E0";
      return to.append(new DecimalFormat(pattern, symbols).format(value));
    }

    @Override
    public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
      return format((double) value, to, position);
    }

    @Override
    public Number parse(String text, java.text.ParsePosition position) {
      throw new UnsupportedOperationException();
    }
  }
}
