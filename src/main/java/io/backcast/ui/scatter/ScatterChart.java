package io.backcast.ui.scatter;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.model.DesignSpace;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.chart.DimensionPairView;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ChartDesigns;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.state.VisibleDesigns;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Draws designs as dots: all, brushed, candidates, imported, pinned and the selected one. */
final class ScatterChart {
  private static final int LIVE_DOTS = 700;
  private static final int DOTS = 2_500;

  private final Appearance appearance;
  private final DesignSpace space;
  private final Dimension across;
  private final Dimension up;

  ScatterChart(Appearance appearance, DesignSpace space, Dimension across, Dimension up) {
    this.appearance = appearance;
    this.space = space;
    this.across = across;
    this.up = up;
  }

  /** The chart on paper, with its key. */
  JFreeChart printed(VisibleDesigns designs, Texts texts) {
    Palette p = appearance.palette();
    ChartKey key = new ChartKey(appearance, texts).dots("key.designs", awt(p.design(), 0.7));
    if (designs.result().settled()) {
      key.dots("key.candidates", awt(p.ink(), 0.85));
    }
    return key.marked(designs).on(of(designs));
  }

  JFreeChart of(VisibleDesigns designs) {
    ExplorationResult result = designs.result();
    Brush brush = designs.brush();
    ChartDesigns imported = designs.imported();
    List<Candidate> pins = designs.pins();
    Candidate selected = designs.selected();
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    XYPlot plot = DimensionPairView.plot(style, across, up);
    style.categories(plot.getDomainAxis(), false, across.categories(space));
    style.categories(plot.getRangeAxis(), true, up.categories(space));
    ChartDesigns cloud = ChartDesigns.distributed(result, result.settled() ? DOTS : LIVE_DOTS);
    double em = appearance.em();
    style.dots(
        plot,
        series("designs", cloud, Brush.NONE),
        awt(p.design(), brush.isEmpty() ? 0.45 : 0.18),
        em * 0.2);
    if (!brush.isEmpty()) {
      style.dots(plot, series("brushed", cloud, brush), awt(p.accent(), 0.9), em * 0.26);
    }
    if (result.settled()) {
      ChartDesigns candidates = ChartDesigns.candidates(result, DOTS);
      style.dots(plot, series("candidates", candidates, brush), awt(p.ink(), 0.85), em * 0.3);
    }
    if (imported != null) {
      style.dots(plot, series("imported", imported, Brush.NONE), awt(p.target(), 0.9), em * 0.36);
    }
    style.dots(plot, series("pins", pins), awt(p.accent(), 1), em * 0.62);
    style.dots(
        plot,
        series("selected", selected == null ? List.of() : List.of(selected)),
        awt(p.target(), 1),
        em * 0.7);
    return DimensionPairView.chart(appearance, style, plot);
  }

  private XYSeries series(String name, ChartDesigns shown, Brush brush) {
    XYSeries series = new XYSeries(name, false);
    for (int i = 0; i < shown.n(); i++) {
      if (brush.isEmpty() || brush.contains(shown.x(), i, space.dx())) {
        series.add(
            across.of(space, shown.x(), shown.unclamped(), i),
            up.of(space, shown.x(), shown.unclamped(), i),
            false);
      }
    }
    return series;
  }

  private XYSeries series(String name, List<Candidate> designs) {
    XYSeries series = new XYSeries(name, false);
    for (Candidate c : designs) {
      series.add(
          across.of(space, c.x(), c.predictions().unclamped(), 0),
          up.of(space, c.x(), c.predictions().unclamped(), 0));
    }
    return series;
  }
}
