package io.backcast.ui.transition;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.design.BackwardPathBand;
import io.backcast.design.Transition;
import io.backcast.model.DesignPath;
import io.backcast.model.Goal;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.chart.MarginPlot;
import io.backcast.ui.chart.PointLabels;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.TargetLevels;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Draws the predicted property along a path with its band, and the range of generated designs. */
final class TransitionChart {
  /** Place of the interval among the data sets; those of fixed places are 0 to 2. */
  private static final int INTERVAL = 3;

  private static final int CALCULATED = 4;

  private static final float INTERVAL_OPACITY = 0.14f;

  /** How far the axis follows a curve beyond the data, as a share of their range. */
  private static final double BEYOND = 0.5;

  private final Appearance appearance;
  private final ChartStyle style;
  private final Texts texts;
  private final Property property;

  TransitionChart(Appearance appearance, Texts texts, Property property) {
    this.appearance = appearance;
    this.style = new ChartStyle(appearance);
    this.texts = texts;
    this.property = property;
  }

  /**
   * The chart on paper, with the target and a key.
   *
   * @param goal of the property along the path
   */
  JFreeChart printed(
      TransitionViewModel.View view, List<TransitionViewModel.Calculated> calculated, Goal goal) {
    Palette p = appearance.palette();
    ChartKey key = new ChartKey(appearance, texts);
    Transition curve = view.curve();
    if (curve != null) {
      key.line("transition.legend.forward", awt(p.design(), 1));
      if (curve.intervals() != null) {
        key.area("transition.legend.interval", awt(p.design(), INTERVAL_OPACITY));
      }
    }
    if (view.backward() != null) {
      key.dashes("transition.legend.backward", awt(p.target(), 1));
    }
    if (!calculated.isEmpty()) {
      key.diamonds("key.calculated", awt(p.accent(), 1));
    }
    JFreeChart chart = of(view, calculated);
    addTarget(chart.getXYPlot(), p, TargetLevels.of(goal));
    return key.target(property, goal).on(chart);
  }

  private void addTarget(XYPlot plot, Palette p, TargetLevels target) {
    if (target.isWide()) {
      Range band = band(target, property, plot.getRangeAxis().getRange());
      plot.addRangeMarker(
          new IntervalMarker(band.getLowerBound(), band.getUpperBound(), awt(p.target(), 0.14)),
          Layer.BACKGROUND);
    }
    for (double level : target.ends()) {
      plot.addRangeMarker(
          new ValueMarker(property.physical(level), awt(p.target(), 1), new BasicStroke(2)),
          Layer.FOREGROUND);
    }
  }

  /** What a wide target covers of an axis: as far as it where open, though not below a class. */
  static Range band(TargetLevels target, Property property, Range axis) {
    double bottom =
        property.pointMass() == null
            ? Math.max(target.low(), axis.getLowerBound())
            : target.bottom(property);
    return new Range(bottom, Math.max(bottom, Math.min(target.high(), axis.getUpperBound())));
  }

  /**
   * The chart of a view, without the target line.
   *
   * @param calculated points on the path
   */
  JFreeChart of(TransitionViewModel.View view, List<TransitionViewModel.Calculated> calculated) {
    Palette p = appearance.palette();
    DesignPath path = view.path();
    String label = path.label().isEmpty() ? texts.get("transition.between") : path.label();
    ValueAxis x =
        style.axis(Units.label(label, path.unit()), false, view.scale(), path.from(), path.to());
    Transition curve = view.curve();
    Range reach = reach(curve);
    MarginPlot plot = new MarginPlot(x, upward(reach), reach);
    BackwardPathBand backward = view.backward();
    if (backward != null) {
      addBackward(plot, p, backward);
    }
    if (curve != null) {
      addForward(plot, p, curve, view);
    }
    addCalculated(plot, p, calculated);
    return style.chart(plot);
  }

  /** The values that can occur in the data, and how far the curve is beyond them, within reason. */
  private Range reach(@Nullable Transition curve) {
    double low = floor();
    double high = property.upper();
    for (int i = 0; curve != null && i < curve.coordinates().length; i++) {
      double value = property.physical(curve.unclamped(i));
      // false for what cannot be predicted
      if (value < low) {
        low = Math.max(value, property.at(-BEYOND));
      } else if (value > high) {
        high = Math.min(value, property.at(1 + BEYOND));
      }
    }
    return new Range(low, high);
  }

  /** With room for labels of the transitions below the values that can occur. */
  private ValueAxis upward(Range reach) {
    String label = Units.label(property.label(), property.unit());
    double lower = Math.min(property.at(-0.05), reach.getLowerBound());
    double upper = reach.getUpperBound();
    return property.pointMass() == null || property.isLog()
        ? style.axis(label, true, property.axis(), lower, upper)
        : style.axisAbove(label, floor(), lower, upper);
  }

  private double floor() {
    PointMass mass = property.pointMass();
    return mass == null ? property.lower() : Math.min(mass.value(), property.lower());
  }

  /** Calculations on the path: filled if they can be compared with the curve, else open. */
  private void addCalculated(
      XYPlot plot, Palette p, List<TransitionViewModel.Calculated> calculated) {
    if (calculated.isEmpty()) {
      return;
    }
    XYSeries moved = new XYSeries("calculated", false);
    XYSeries alone = new XYSeries("calculated, not moved", false);
    for (TransitionViewModel.Calculated one : calculated) {
      (one.design().comparable() ? moved : alone).add(one.at(), one.design().value());
    }
    XYSeriesCollection data = new XYSeriesCollection(moved);
    data.addSeries(alone);
    XYLineAndShapeRenderer diamonds = new XYLineAndShapeRenderer(false, true);
    Shape diamond = ShapeUtils.createDiamond((float) (0.62 * appearance.em()));
    diamonds.setUseFillPaint(true);
    diamonds.setUseOutlinePaint(true);
    for (int series = 0; series < 2; series++) {
      diamonds.setSeriesShape(series, diamond);
      diamonds.setSeriesFillPaint(series, awt(series == 0 ? p.accent() : p.surface(), 1));
      diamonds.setSeriesOutlinePaint(series, awt(series == 0 ? p.surface() : p.accent(), 1));
      diamonds.setSeriesOutlineStroke(series, new BasicStroke(1.6f));
    }
    plot.setDataset(CALCULATED, data);
    plot.setRenderer(CALCULATED, diamonds);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }

  private void addBackward(XYPlot plot, Palette p, BackwardPathBand view) {
    XYSeries median = new XYSeries("median", false);
    for (int k = 0; k < view.targets().length; k++) {
      median.add(view.median()[k], view.targets()[k]);
    }
    XYLineAndShapeRenderer dashed = new XYLineAndShapeRenderer(true, false);
    dashed.setSeriesPaint(0, awt(p.target(), 1));
    dashed.setSeriesStroke(
        0,
        new BasicStroke(
            1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0));
    // a part for each stretch of targets that have designs
    int from = 0;
    for (int k = 0; k <= view.targets().length; k++) {
      if (k == view.targets().length || Double.isNaN(view.median()[k])) {
        if (k - from > 1) {
          dashed.addAnnotation(
              new XYPolygonAnnotation(outline(view, from, k), null, null, awt(p.target(), 0.13)),
              Layer.BACKGROUND);
        }
        from = k + 1;
      }
    }
    plot.setDataset(1, new XYSeriesCollection(median));
    plot.setRenderer(1, dashed);
  }

  private static double[] outline(BackwardPathBand view, int from, int to) {
    double[] outline = new double[4 * (to - from)];
    for (int k = from; k < to; k++) {
      int up = 2 * (k - from);
      int down = outline.length - up - 2;
      outline[up] = view.low()[k];
      outline[up + 1] = view.targets()[k];
      outline[down] = view.high()[k];
      outline[down + 1] = view.targets()[k];
    }
    return outline;
  }

  /** The interval that the model states, wider and fainter than the standard deviation. */
  private void addInterval(XYPlot plot, Palette p, Transition curve) {
    YIntervalSeries band = new YIntervalSeries("interval");
    for (int i = 0; i < curve.coordinates().length; i++) {
      band.add(
          curve.coordinates()[i],
          property.physical(curve.unclamped(i)),
          curve.low(i),
          curve.high(i));
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(band);
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setSeriesPaint(0, awt(p.design(), 0));
    renderer.setSeriesFillPaint(0, awt(p.design(), 1));
    renderer.setAlpha(INTERVAL_OPACITY);
    plot.setDataset(INTERVAL, data);
    plot.setRenderer(INTERVAL, renderer);
  }

  private void addForward(
      MarginPlot plot, Palette p, Transition curve, TransitionViewModel.View view) {
    if (curve.intervals() != null) {
      addInterval(plot, p, curve);
    }
    YIntervalSeries line = new YIntervalSeries("predicted");
    for (int i = 0; i < curve.coordinates().length; i++) {
      double unclamped = curve.unclamped(i);
      double band = curve.std(i);
      line.add(
          curve.coordinates()[i],
          property.physical(unclamped),
          property.physical(property.bandBottom(unclamped, band)),
          property.physical(property.bandTop(unclamped, band)));
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(line);
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setSeriesPaint(0, awt(p.design(), 1));
    renderer.setSeriesFillPaint(0, awt(p.design(), 1));
    renderer.setAlpha(0.3f);
    renderer.setSeriesStroke(0, new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
    addCrossings(plot, p, curve, view);
  }

  private void addCrossings(
      MarginPlot plot, Palette p, Transition curve, TransitionViewModel.View view) {
    PointMass mass = property.pointMass();
    if (mass == null) {
      return;
    }
    XYSeries points = new XYSeries("transition", false);
    XYLineAndShapeRenderer rings = new XYLineAndShapeRenderer(false, true);
    double size = 0.95 * appearance.em();
    PointLabels labels = new PointLabels(style.bold(0.92), awt(p.ink(), 1), size / 2 + 3);
    for (Transition.Crossing crossing : curve.crossings()) {
      points.add(crossing.at(), mass.value());
      labels.add(sentence(mass, crossing, view), crossing.at(), mass.value());
    }
    rings.addAnnotation(labels, Layer.FOREGROUND);
    plot.labelsBelow(labels);
    rings.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
    rings.setSeriesPaint(0, awt(p.surface(), 1));
    rings.setUseOutlinePaint(true);
    rings.setSeriesOutlinePaint(0, awt(p.ink(), 1));
    rings.setSeriesOutlineStroke(0, new BasicStroke(2.2f));
    plot.setDataset(2, new XYSeriesCollection(points));
    plot.setRenderer(2, rings);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }

  /** For example: metal beyond +10.4 ± 0.2 %; without the sign where the axis has values. */
  String sentence(PointMass mass, Transition.Crossing crossing, TransitionViewModel.View view) {
    String unit = view.path().unit();
    String sign = crossing.at() > 0 && !view.ofValues() ? "+" : "";
    return texts.get(
        crossing.intoMass() ? "transition.beyond" : "transition.upto",
        mass.name(),
        sign + texts.uncertain(crossing.at(), crossing.std(), 1).text(unit));
  }
}
