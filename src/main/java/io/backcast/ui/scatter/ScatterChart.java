package io.backcast.ui.scatter;

import static io.backcast.ui.common.ChartStyle.awt;

import io.backcast.model.DesignSpace;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartStyle;
import io.backcast.ui.common.Palette;
import io.backcast.ui.workbench.Brush;
import io.backcast.ui.workbench.DesignsShown;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.ExplorerModel.Candidate;
import io.backcast.ui.workbench.PairView;
import io.backcast.ui.workbench.Picture;
import io.backcast.ui.workbench.Shown;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/**
 * Draws designs as dots: all, those brushed, the candidates, those pinned and the one looked at.
 */
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

  JFreeChart of(DesignsShown designs) {
    Picture picture = designs.picture();
    Brush brush = designs.brush();
    Shown brought = designs.brought();
    List<Candidate> pins = designs.pins();
    Candidate selected = designs.selected();
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    XYPlot plot = PairView.plot(style, across, up);
    Shown cloud = Shown.sketch(picture, picture.settled() ? DOTS : LIVE_DOTS);
    double em = appearance.em();
    style.dots(
        plot,
        series("designs", cloud, Brush.NONE),
        awt(p.design(), brush.isEmpty() ? 0.45 : 0.18),
        em * 0.2);
    if (!brush.isEmpty()) {
      style.dots(plot, series("brushed", cloud, brush), awt(p.accent(), 0.9), em * 0.26);
    }
    if (picture.settled()) {
      Shown candidates = Shown.candidates(picture, DOTS);
      style.dots(plot, series("candidates", candidates, brush), awt(p.ink(), 0.85), em * 0.3);
    }
    if (brought != null) {
      style.dots(plot, series("brought", brought, Brush.NONE), awt(p.target(), 0.9), em * 0.36);
    }
    style.dots(plot, series("pins", pins), awt(p.accent(), 1), em * 0.62);
    style.dots(
        plot,
        series("selected", selected == null ? List.of() : List.of(selected)),
        awt(p.target(), 1),
        em * 0.7);
    return PairView.chart(appearance, style, plot);
  }

  private XYSeries series(String name, Shown shown, Brush brush) {
    XYSeries series = new XYSeries(name, false);
    for (int i = 0; i < shown.n(); i++) {
      if (brush.isEmpty() || brush.contains(shown.x(), i, space.dx())) {
        series.add(
            across.of(space, shown.x(), shown.signed(), i),
            up.of(space, shown.x(), shown.signed(), i),
            false);
      }
    }
    return series;
  }

  private XYSeries series(String name, List<Candidate> designs) {
    XYSeries series = new XYSeries(name, false);
    for (Candidate c : designs) {
      series.add(
          across.of(space, c.x(), c.predictions().signed(), 0),
          up.of(space, c.x(), c.predictions().signed(), 0));
    }
    return series;
  }
}
