package io.backcast.ui.parallel;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.model.DesignSpace;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.chart.MarginPlot;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ChartDesigns;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.state.VisibleDesigns;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Parallel coordinates: each design is a line across one axis per variable and property. */
final class ParallelChart {
  private static final int LIVE_LINES = 60;
  private static final int LINES = 200;

  private final Appearance appearance;
  private final Texts texts;
  private final DesignSpace space;
  private final List<Dimension> dimensions;

  ParallelChart(Appearance appearance, Texts texts, DesignSpace space) {
    this.appearance = appearance;
    this.texts = texts;
    this.space = space;
    this.dimensions = Dimension.all(space);
  }

  /** The chart on paper, with its key. */
  JFreeChart printed(VisibleDesigns designs) {
    return new ChartKey(appearance, texts)
        .thinLine("key.designs", awt(appearance.palette().design(), 0.7))
        .markedLines(designs)
        .on(of(designs));
  }

  JFreeChart of(VisibleDesigns designs) {
    ExplorationResult result = designs.result();
    Brush brush = designs.brush();
    ChartDesigns imported = designs.imported();
    List<Candidate> pins = designs.pins();
    Candidate selected = designs.selected();
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    SymbolAxis x =
        new SymbolAxis("", dimensions.stream().map(Dimension::label).toArray(String[]::new));
    style.quiet(x, false);
    x.setTickLabelFont(style.font(0.88, String.join("", x.getSymbols())));
    // more on the right, where the label of a property is wider than that of a variable
    x.setRange(-0.35, dimensions.size() - 0.55);
    x.setGridBandsVisible(false);
    NumberAxis y = new NumberAxis();
    y.setRange(0, 1);
    y.setVisible(false);
    MarginPlot plot = new MarginPlot(x, y, new Range(0, 1));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    ChartDesigns shown = ChartDesigns.candidates(result, result.settled() ? LINES : LIVE_LINES);
    XYSeriesCollection rest = new XYSeriesCollection();
    XYSeriesCollection brushed = new XYSeriesCollection();
    for (int i = 0; i < shown.n(); i++) {
      boolean in = !brush.isEmpty() && brush.contains(shown.x(), i, space.dx());
      (in ? brushed : rest).addSeries(line("d" + i, shown.x(), shown.unclamped(), i));
    }
    add(plot, rest, awt(p.design(), brush.isEmpty() ? 0.35 : 0.12), 1.1f);
    add(plot, brushed, awt(p.accent(), 0.8), 1.4f);
    XYSeriesCollection others = new XYSeriesCollection();
    for (int i = 0; imported != null && i < Math.min(LINES, imported.n()); i++) {
      others.addSeries(line("b" + i, imported.x(), imported.unclamped(), i));
    }
    add(plot, others, awt(p.target(), 0.55), 1.3f);
    XYSeriesCollection pinned = new XYSeriesCollection();
    for (int i = 0; i < pins.size(); i++) {
      Candidate c = pins.get(i);
      pinned.addSeries(line("p" + i, c.x(), c.predictions().unclamped(), 0));
    }
    add(plot, pinned, awt(p.accent(), 1), 2.6f);
    XYSeriesCollection one = new XYSeriesCollection();
    if (selected != null) {
      one.addSeries(line("s", selected.x(), selected.predictions().unclamped(), 0));
    }
    add(plot, one, awt(p.target(), 1), 2.8f);
    label(plot, style, awt(p.muted(), 1));
    JFreeChart chart = style.chart(plot);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainGridlinesVisible(true);
    plot.setDomainGridlinePaint(awt(p.line(), 1));
    plot.setDomainGridlineStroke(new BasicStroke(1.5f));
    return chart;
  }

  private XYSeries line(String name, float[] x, float[] unclamped, int row) {
    XYSeries series = new XYSeries(name, false);
    for (int a = 0; a < dimensions.size(); a++) {
      Dimension d = dimensions.get(a);
      series.add(a, share(d, d.of(space, x, unclamped, row)), false);
    }
    return series;
  }

  static double share(Dimension d, double value) {
    return d.share(value);
  }

  private void label(MarginPlot plot, ChartStyle style, Color colour) {
    AxisEnds ends =
        new AxisEnds(
            dimensions.stream().map(d -> d.write(texts, space, d.lower())).toList(),
            dimensions.stream().map(d -> d.write(texts, space, d.upper())).toList(),
            text -> style.font(0.8, text),
            colour);
    plot.addAnnotation(ends);
    plot.margins(ends::height, ends::height);
  }

  private static void add(XYPlot plot, XYSeriesCollection data, Color colour, float width) {
    SamplingXYLineRenderer renderer = new SamplingXYLineRenderer();
    renderer.setDefaultPaint(colour);
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setAutoPopulateSeriesStroke(false);
    renderer.setDefaultStroke(
        new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
  }
}
