package io.backcast.performance;

import io.backcast.font.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Ratios of a part, run after run. */
record TrendChart(String title, List<Run> runs, Map<String, List<Measurement>> trends) {
  private static final int WIDTH = 1_500;
  private static final int HEIGHT = 700;
  private static final int LINE = 30;

  void save(Path file) throws IOException {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    List<String> keys = runs.stream().map(Run::key).toList();
    int index = 0;
    for (List<Measurement> trend : trends.values()) {
      Measurement last = trend.getLast();
      XYSeries series =
          new XYSeries("%s, %s / %s".formatted(last.name(), last.what(), last.baseline()), false);
      trend.stream()
          .filter(m -> m.figure() > 0)
          .forEach(m -> series.add(keys.indexOf(m.run()), m.figure()));
      data.addSeries(series);
      renderer.setSeriesPaint(
          index, Color.getHSBColor((float) index / trends.size(), 0.75f, 0.75f));
      renderer.setSeriesStroke(index, new BasicStroke(2.5f));
      renderer.setSeriesShape(index, new Ellipse2D.Double(-4, -4, 8, 8));
      index++;
    }
    List<String> days = new ArrayList<>(runs.stream().map(Run::day).toList());
    SymbolAxis time = new SymbolAxis(null, days.toArray(String[]::new));
    time.setGridBandsVisible(false);
    time.setRange(-0.5, days.size() - 0.5);
    time.setVerticalTickLabels(days.size() > 8);
    ChartLook.style(time);
    LogAxis ratio = new LogAxis("ratio to the baseline");
    ratio.setTickLabelFont(Typeface.REGULAR.of(ChartLook.TEXT));
    ChartLook.style(ratio);
    XYPlot plot = new XYPlot(data, time, ratio, renderer);
    plot.setRangeGridlinePaint(ChartLook.GRID);
    plot.setDomainGridlinesVisible(false);
    ChartLook.save(ChartLook.chart(plot, title), file, WIDTH, HEIGHT + LINE * trends.size());
  }
}
