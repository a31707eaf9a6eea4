package io.backcast.performance;

import io.backcast.model.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/** The ratios of a part as bars about 1, with their goals. */
record RatioChart(String title, List<Measurement> figures) {
  private static final int WIDTH = 1_500;
  private static final int ROW = 44;
  private static final int REST = 190;
  private static final String NO_GOAL = "no goal";
  private static final String REACHED = "goal reached";
  private static final String MISSED = "goal missed";

  void save(Path file) throws IOException {
    ChartLook.save(chart(), file, WIDTH, REST + ROW * figures.size());
  }

  JFreeChart chart() {
    DefaultCategoryDataset bars = new DefaultCategoryDataset();
    DefaultCategoryDataset goals = new DefaultCategoryDataset();
    for (Measurement m : figures) {
      Boolean reached = m.reached();
      String series = reached == null ? NO_GOAL : reached ? REACHED : MISSED;
      for (String s : List.of(NO_GOAL, REACHED, MISSED)) {
        bars.addValue(s.equals(series) ? (Number) m.figure() : null, s, label(m));
      }
      goals.addValue(m.goal(), "goal", label(m));
    }
    LogAxis axis = new LogAxis("ratio to the baseline");
    axis.setBase(10);
    axis.setNumberFormatOverride(new Plain());
    double least = figures.stream().mapToDouble(Measurement::figure).min().orElse(1);
    double most = figures.stream().mapToDouble(Measurement::figure).max().orElse(1);
    axis.setRange(Math.min(0.5, least / 1.5), Math.max(2, most * 1.5));
    axis.setSmallestValue(1e-6);
    ChartLook.style(axis);
    CategoryAxis names = new CategoryAxis();
    names.setMaximumCategoryLabelWidthRatio(0.6f);
    names.setMaximumCategoryLabelLines(1);
    ChartLook.style(names);
    BarRenderer renderer = new BarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setItemMargin(-2);
    renderer.setBase(1);
    renderer.setSeriesPaint(0, ChartLook.PLAIN);
    renderer.setSeriesPaint(1, ChartLook.REACHED);
    renderer.setSeriesPaint(2, ChartLook.MISSED);
    CategoryPlot plot = new CategoryPlot(bars, names, axis, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeGridlinePaint(ChartLook.GRID);
    plot.addRangeMarker(new ValueMarker(1, Color.DARK_GRAY, new BasicStroke(1.5f)));
    LineAndShapeRenderer marks = new LineAndShapeRenderer(false, true);
    marks.setSeriesShape(0, new Rectangle2D.Double(-2, -13, 4, 26));
    marks.setSeriesPaint(0, Color.BLACK);
    plot.setDataset(1, goals);
    plot.setRenderer(1, marks);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return ChartLook.chart(plot, title);
  }

  private static String label(Measurement m) {
    return "%s, %s / %s".formatted(m.name(), m.what(), m.baseline());
  }

  /** Numbers as the tables have them. */
  private static final class Plain extends NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
      return to.append(Numbers.significant(value, 2));
    }

    @Override
    public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
      return format((double) value, to, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException();
    }
  }
}
