package io.backcast.ui.variables;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.model.Histogram;
import io.backcast.model.ModelCard;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorationResult;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Histograms of all variables side by side, for export. */
final class DistributionsChart {
  private final Appearance appearance;
  private final Texts texts;
  private final ModelCard card;

  DistributionsChart(Appearance appearance, Texts texts, ModelCard card) {
    this.appearance = appearance;
    this.texts = texts;
    this.card = card;
  }

  JFreeChart of(ExplorationResult result) {
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    NumberAxis share = style.axis("", true);
    share.setVisible(false);
    CombinedRangeXYPlot all = new CombinedRangeXYPlot(share);
    all.setGap(14);
    List<Dimension> variables = Dimension.variables(card.space());
    for (int j = 0; j < variables.size(); j++) {
      Dimension v = variables.get(j);
      ValueAxis x = style.axis(v.label(), false, v.scale(), v.lower(), v.upper());
      style.categories(x, false, v.categories(card.space()));
      XYPlot plot = new XYPlot(null, x, share, null);
      Histogram training =
          card.dataSummary() == null ? null : card.dataSummary().histograms().get(v.name());
      add(plot, 1, training, awt(p.trainingData(), 1));
      add(plot, 0, result.histograms().get(j), awt(p.design(), 0.85));
      plot.setOutlineVisible(false);
      plot.setBackgroundPaint(null);
      plot.setDomainGridlinesVisible(false);
      plot.setRangeGridlinesVisible(false);
      all.add(plot);
    }
    ChartKey key = new ChartKey(appearance, texts).area("key.designs", awt(p.design(), 0.85));
    if (card.dataSummary() != null) {
      key.area("key.data", awt(p.trainingData(), 1));
    }
    return key.on(style.chart(all));
  }

  private static void add(XYPlot plot, int index, @Nullable Histogram h, Color colour) {
    XYIntervalSeries series = new XYIntervalSeries("share", false, true);
    for (int i = 0; h != null && i < h.counts().length; i++) {
      double tall = h.counts()[i] / (double) Math.max(1, h.largest());
      series.add(h.centre(i), h.edge(i), h.edge(i + 1), tall, 0, tall);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYBarRenderer bars = new XYBarRenderer(0.1);
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setSeriesPaint(0, colour);
    plot.setDataset(index, data);
    plot.setRenderer(index, bars);
  }
}
