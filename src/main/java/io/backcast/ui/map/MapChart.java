package io.backcast.ui.map;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.design.PropertyGrid;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.chart.ChartKey;
import io.backcast.ui.chart.ChartStyle;
import io.backcast.ui.chart.LogTicks;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.TargetLevels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYDrawableAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;

/** Draws a grid of predictions as a heat map with its scale. */
final class MapChart {
  private static final int PIXELS = 280;

  /** Distance of the lines over what the training data do not support, in pixels of the image. */
  private static final int HATCH = 7;

  private final Appearance appearance;
  private final DesignSpace space;
  private final Property property;
  private final Dimension across;
  private final Dimension up;

  MapChart(
      Appearance appearance, DesignSpace space, Property property, Dimension across, Dimension up) {
    this.appearance = appearance;
    this.space = space;
    this.property = property;
    this.across = across;
    this.up = up;
  }

  /**
   * Colours over the range of the property; the point mass and impossible designs have their own.
   */
  private record Scale(Property property, Color mass, Color impossible) implements PaintScale {
    @Override
    public double getLowerBound() {
      return property.lower();
    }

    @Override
    public double getUpperBound() {
      return property.upper();
    }

    @Override
    public Paint getPaint(double value) {
      if (Double.isNaN(value)) {
        return impossible;
      }
      return property.isMass(value) ? mass : awt(Palette.sequential(property.share(value)), 1);
    }
  }

  /**
   * The chart on paper, with the target, the design that gives the other variables, and a key.
   *
   * @param base that design, {@code [dx]}
   * @param selected whether it is the selected one, and not the reference
   * @param goal of the property
   */
  JFreeChart printed(PropertyGrid grid, float[] base, boolean selected, Goal goal, Texts texts) {
    Palette p = appearance.palette();
    JFreeChart chart = of(grid);
    XYPlot plot = chart.getXYPlot();
    boolean crossed = false;
    BasicStroke stroke = new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    for (double level : TargetLevels.of(goal).ends()) {
      for (Contour.Segment s : Contour.of(grid, level, space)) {
        plot.addAnnotation(
            new XYLineAnnotation(s.x1(), s.y1(), s.x2(), s.y2(), stroke, awt(p.target(), 1)),
            false);
        crossed = true;
      }
    }
    double size = 0.9 * appearance.em();
    plot.addAnnotation(
        new XYDrawableAnnotation(
            base[grid.across()],
            base[grid.up()],
            size,
            size,
            (g, area) -> ring(g, area, awt(p.surface(), 1), awt(p.ink(), 1))));
    ChartKey key = new ChartKey(appearance, texts);
    return (crossed ? key.target(property, goal) : key)
        .rings(selected ? "key.selected" : "key.reference", awt(p.ink(), 1))
        .on(chart);
  }

  private static void ring(Graphics2D g, Rectangle2D area, Color inside, Color outline) {
    Ellipse2D ring =
        new Ellipse2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    g.setPaint(inside);
    g.fill(ring);
    g.setPaint(outline);
    g.setStroke(new BasicStroke(2));
    g.draw(ring);
  }

  JFreeChart of(PropertyGrid grid) {
    Palette p = appearance.palette();
    ChartStyle style = new ChartStyle(appearance);
    ValueAxis x = style.axis(across.label(), false, across.scale(), across.lower(), across.upper());
    ValueAxis y = style.axis(up.label(), true, up.scale(), up.lower(), up.upper());
    style.categories(x, false, across.categories(space));
    style.categories(y, true, up.categories(space));
    Scale scale = new Scale(property, awt(p.trainingData(), 1), awt(p.surface(), 1));
    XYPlot plot = new XYPlot(null, x, y, null);
    plot.addAnnotation(
        new XYDataImageAnnotation(
            image(grid, scale),
            across.lower(),
            up.lower(),
            across.upper() - across.lower(),
            up.upper() - up.lower()));
    JFreeChart chart = style.chart(plot);
    plot.setRangeGridlinesVisible(false);
    PaintScaleLegend legend = legend(style, scale);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setBackgroundPaint(awt(p.surface(), 1));
    legend.setStripOutlineVisible(false);
    legend.setStripWidth(0.8 * appearance.em());
    legend.setMargin(8, 8, 30, 0);
    chart.addSubtitle(legend);
    return chart;
  }

  /** The legend divides its axis evenly, so on a log scale that is one of powers of ten. */
  private PaintScaleLegend legend(ChartStyle style, Scale scale) {
    NumberAxis values = style.axis(Units.label(property.label(), property.unit()), true);
    if (!property.isLog()) {
      values.setRange(property.lower(), property.upper());
      return new PaintScaleLegend(scale, values);
    }
    values.setRange(Math.log10(property.lower()), Math.log10(property.upper()));
    values.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    values.setNumberFormatOverride(LogTicks.ofPowers(appearance.numbers()));
    return new PaintScaleLegend(
        new PaintScale() {
          @Override
          public double getLowerBound() {
            return Math.log10(property.lower());
          }

          @Override
          public double getUpperBound() {
            return Math.log10(property.upper());
          }

          @Override
          public Paint getPaint(double power) {
            return scale.getPaint(Math.pow(10, power));
          }
        },
        values);
  }

  /** Whether the training data do not support the design nearest to a pixel. */
  private static boolean outside(PropertyGrid grid, int row, int column) {
    return row < grid.outside().length && grid.outside()[row][column];
  }

  /**
   * The grid interpolated bilinearly on the property's scale, so that the boundary of the class is
   * smooth.
   */
  private BufferedImage image(PropertyGrid grid, Scale scale) {
    int steps = grid.x().length;
    Color hatch = awt(appearance.palette().surface(), 1);
    double[][] level =
        Arrays.stream(grid.unclamped())
            .map(row -> Arrays.stream(row).map(property::coordinate).toArray())
            .toArray(double[][]::new);
    BufferedImage image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
    for (int py = 0; py < PIXELS; py++) {
      for (int px = 0; px < PIXELS; px++) {
        double c = (px + 0.5) / PIXELS * (steps - 1);
        double r = (PIXELS - py - 0.5) / PIXELS * (steps - 1);
        int c0 = (int) c;
        int r0 = (int) r;
        double[] low = level[r0];
        double[] high = level[Math.min(steps - 1, r0 + 1)];
        int c1 = Math.min(steps - 1, c0 + 1);
        double bottom = low[c0] + (c - c0) * (low[c1] - low[c0]);
        double top = high[c0] + (c - c0) * (high[c1] - high[c0]);
        Color colour =
            (Color) scale.getPaint(property.axis().value(bottom + (r - r0) * (top - bottom)));
        boolean line =
            (px + py) % HATCH < 1 && outside(grid, (int) Math.rint(r), (int) Math.rint(c));
        image.setRGB(px, py, (line ? hatch : colour).getRGB());
      }
    }
    return image;
  }
}
