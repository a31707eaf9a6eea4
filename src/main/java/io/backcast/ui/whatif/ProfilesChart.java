package io.backcast.ui.whatif;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.design.PropertyProfiles;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.TargetLevels;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.DesignAnswers;
import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** All profiles through one design side by side, for export. */
final class ProfilesChart {
  private final Appearance appearance;
  private final Texts texts;
  private final DesignSpace space;

  ProfilesChart(Appearance appearance, Texts texts, DesignSpace space) {
    this.appearance = appearance;
    this.texts = texts;
    this.space = space;
  }

  /**
   * The chart with its key.
   *
   * @param goal of the property of the profiles
   */
  JFreeChart of(PropertyProfiles profiles, Goal goal, DesignAnswers answers) {
    TargetLevels target = TargetLevels.of(goal);
    boolean calculated = false;
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    Property property = space.properties().get(profiles.property());
    ValueAxis y =
        style.axis(
            Units.label(property.label(), property.unit()),
            true,
            property.axis(),
            property.lower(),
            property.upper());
    CombinedRangeXYPlot all = new CombinedRangeXYPlot(y);
    all.setGap(12);
    List<Dimension> variables = Dimension.variables(space);
    for (int j = 0; j < variables.size(); j++) {
      PropertyProfiles.Profile profile = profiles.along().get(j);
      YIntervalSeries line = new YIntervalSeries("predicted");
      for (int s = 0; s < profile.values().length; s++) {
        line.add(
            profile.values()[s],
            property.physical(profile.unclamped()[s]),
            property.physical(property.bandBottom(profile.unclamped()[s], profile.std()[s])),
            property.physical(property.bandTop(profile.unclamped()[s], profile.std()[s])));
      }
      YIntervalSeriesCollection data = new YIntervalSeriesCollection();
      data.addSeries(line);
      DeviationRenderer renderer = new DeviationRenderer(true, false);
      renderer.setSeriesPaint(0, awt(p.design(), 1));
      renderer.setSeriesFillPaint(0, awt(p.design(), 1));
      renderer.setSeriesStroke(0, new BasicStroke(2));
      renderer.setAlpha(0.25f);
      Dimension v = variables.get(j);
      ValueAxis x = style.axis(v.label(), false, v.scale(), v.lower(), v.upper());
      style.categories(x, false, v.categories(space));
      XYPlot plot = new XYPlot(data, x, y, renderer);
      for (double level : target.ends()) {
        plot.addRangeMarker(
            new ValueMarker(property.physical(level), awt(p.target(), 1), new BasicStroke(1.5f)));
      }
      plot.addDomainMarker(
          new ValueMarker(profiles.x()[j], awt(p.ink(), 1), new BasicStroke(1.2f)));
      if (answers.property() == profiles.property()) {
        List<CalculatedDesign> along = answers.along(profiles.x(), j);
        addCalculated(plot, p, along, j);
        calculated |= !along.isEmpty();
      }
      plot.setOutlineVisible(false);
      plot.setBackgroundPaint(null);
      plot.setDomainGridlinesVisible(false);
      plot.setRangeGridlinePaint(awt(p.line(), 1));
      all.add(plot);
    }
    ChartKey key =
        new ChartKey(appearance, texts)
            .line("transition.legend.forward", awt(p.design(), 1))
            .line("key.design", awt(p.ink(), 1))
            .target(property, goal);
    if (calculated) {
      key.dots("key.calculated", awt(p.accent(), 1));
    }
    return key.on(style.chart(all));
  }

  private void addCalculated(XYPlot plot, Palette p, List<CalculatedDesign> calculated, int j) {
    if (calculated.isEmpty()) {
      return;
    }
    XYSeries points = new XYSeries("calculated", false);
    calculated.forEach(one -> points.add(one.x()[j], one.value()));
    XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
    double size = 0.4 * appearance.em();
    Rectangle2D square = new Rectangle2D.Double(-size / 2, -size / 2, size, size);
    dots.setSeriesShape(
        0, AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(square));
    dots.setSeriesPaint(0, awt(p.accent(), 1));
    plot.setDataset(1, new XYSeriesCollection(points));
    plot.setRenderer(1, dots);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }
}
