package io.backcast.ui.campaign;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.model.Scale;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import javafx.scene.paint.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Hit rate, error and spread round by round. */
final class CampaignChart {
  /** Room above the largest value. */
  private static final double HEADROOM = 1.15;

  private final Appearance appearance;
  private final Texts texts;

  CampaignChart(Appearance appearance, Texts texts) {
    this.appearance = appearance;
    this.texts = texts;
  }

  JFreeChart of(CampaignTable history) {
    ChartStyle style = new ChartStyle(appearance);
    Palette p = appearance.palette();
    List<CampaignTable.Round> rounds = history.rounds();
    SymbolAxis x =
        new SymbolAxis(
            texts.get("campaign.round"),
            rounds.stream().map(CampaignTable.Round::name).toArray(String[]::new));
    x.setGridBandsVisible(false);
    style.quiet(x, false);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(x);
    all.setGap(14);
    all.add(
        plot(
            style,
            texts.get("campaign.hit-rate"),
            100,
            line(rounds, r -> 100 * r.hitRate(), p.target())));
    double largest =
        rounds.stream()
            .flatMapToDouble(r -> DoubleStream.of(r.error(), r.predictionError(), r.spread()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    all.add(
        plot(
            style,
            texts.get("campaign.errors"),
            HEADROOM * largest,
            line(rounds, CampaignTable.Round::error, p.target()),
            line(rounds, CampaignTable.Round::predictionError, p.design()),
            line(rounds, CampaignTable.Round::spread, p.muted())),
        2);
    return style.chart(all);
  }

  /** A line with a dot a round. */
  private record Line(XYSeries points, Color colour) {}

  private static Line line(
      List<CampaignTable.Round> rounds, ToDoubleFunction<CampaignTable.Round> value, Color colour) {
    XYSeries points = new XYSeries("rounds", false);
    for (int i = 0; i < rounds.size(); i++) {
      double y = value.applyAsDouble(rounds.get(i));
      if (Double.isFinite(y)) {
        points.add(i, y);
      }
    }
    return new Line(points, colour);
  }

  private XYPlot plot(ChartStyle style, String label, double top, Line... lines) {
    ValueAxis y = style.axis(label, true, Scale.LINEAR, 0, top > 0 ? top : 1);
    XYPlot plot = new XYPlot(null, null, y, null);
    double size = 0.6 * appearance.em();
    for (int i = 0; i < lines.length; i++) {
      XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
      renderer.setSeriesPaint(0, awt(lines[i].colour, 1));
      renderer.setSeriesStroke(0, new BasicStroke(2.4f));
      renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
      plot.setDataset(i, new XYSeriesCollection(lines[i].points));
      plot.setRenderer(i, renderer);
    }
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(awt(appearance.palette().line(), 1));
    return plot;
  }
}
