package io.backcast.ui.chart;

import io.backcast.font.Typeface;
import io.backcast.model.Scale;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDotRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Styles charts with the window's colours and fonts, and with axes without lines. */
public final class ChartStyle {
  /** From so many decades on, ticks are whole powers of ten. */
  private static final double SEVERAL = 3;

  private static final double MOST_TICKS = 5;

  /** So many names fit side by side. */
  private static final int FEW = 4;

  static {
    // turned titles are drawn as other texts are: AWT's layout of text, which JFreeChart would use,
    // calls C, for which Java makes 135 classes on the FX thread when the first chart is drawn
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private final Appearance appearance;

  public ChartStyle(Appearance appearance) {
    this.appearance = appearance;
  }

  /** A palette colour for a chart, with an opacity of 0 … 1. */
  public static Color awt(javafx.scene.paint.Color colour, double opacity) {
    return new Color(
        (float) colour.getRed(),
        (float) colour.getGreen(),
        (float) colour.getBlue(),
        (float) (colour.getOpacity() * opacity));
  }

  public Font font(double ems) {
    return Typeface.REGULAR.of(Math.round(appearance.em() * ems));
  }

  /** A font that has the glyphs of a text from a card or a table. */
  public Font font(double ems, String text) {
    return Typeface.REGULAR.of(Math.round(appearance.em() * ems), text);
  }

  public Font bold(double ems) {
    return Typeface.BOLD.of(Math.round(appearance.em() * ems));
  }

  /** A number axis without line and tick marks. */
  public NumberAxis axis(String label, boolean vertical) {
    return finished(new TitledNumberAxis(label), vertical);
  }

  /** A vertical number axis with room for labels below the least value that can occur. */
  public NumberAxis axisAbove(String label, double floor, double lower, double upper) {
    NumberAxis axis = finished(new FloorAxis(label, floor), true);
    axis.setRange(lower, upper);
    return axis;
  }

  private NumberAxis finished(NumberAxis axis, boolean vertical) {
    axis.setAutoRangeIncludesZero(false);
    axis.setStandardTickUnits(new AxisTickUnits(appearance.numbers()));
    quiet(axis, vertical);
    return axis;
  }

  /** An axis without line and tick marks over a range, on a scale. */
  public ValueAxis axis(String label, boolean vertical, Scale scale, double lower, double upper) {
    ValueAxis axis;
    if (scale == Scale.LOG) {
      LogAxis logarithmic = new TitledLogAxis(label);
      logarithmic.setBase(10);
      logarithmic.setStandardTickUnits(LogTicks.units(upper / lower));
      logarithmic.setNumberFormatOverride(new LogTicks(appearance.numbers()));
      quiet(logarithmic, vertical);
      double decades = Math.log10(upper / lower);
      if (decades >= SEVERAL) {
        // by itself JFreeChart leaves room for labels as long as the bounds', and shows one or two
        logarithmic.setTickUnit(new NumberTickUnit(Math.ceil(decades / MOST_TICKS)), false, true);
      }
      axis = logarithmic;
    } else {
      axis = axis(label, vertical);
    }
    axis.setRange(lower, upper);
    return axis;
  }

  /** Removes line and tick marks of an axis and sets its fonts and colours. */
  public void quiet(ValueAxis axis, boolean vertical) {
    Palette p = appearance.palette();
    axis.setLabelFont(font(0.95, String.valueOf(axis.getLabel())));
    axis.setTickLabelFont(font(0.88));
    axis.setLabelPaint(awt(p.muted(), 1));
    axis.setTickLabelPaint(awt(p.muted(), 1));
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    // wide insets make JFreeChart choose fewer ticks
    double room = 0.9 * appearance.em();
    axis.setTickLabelInsets(
        vertical ? new RectangleInsets(room, 2, room, 4) : new RectangleInsets(3, room, 1, room));
  }

  /** Labels the codes of categories by their names, which stand upright where there are several. */
  public void categories(ValueAxis axis, boolean vertical, @Nullable List<String> names) {
    if (names == null || !(axis instanceof NumberAxis numbers)) {
      return;
    }
    numbers.setTickUnit(new NumberTickUnit(1, new CategoryTicks(names)), false, true);
    numbers.setVerticalTickLabels(!vertical && names.size() > FEW);
    numbers.setTickLabelFont(font(0.88, String.join("", names)));
    numbers.setTickLabelInsets(new RectangleInsets(1, 2, 1, 4));
  }

  /** A chart around a plot, on the window's background. */
  public JFreeChart chart(XYPlot plot) {
    Palette p = appearance.palette();
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(awt(p.line(), 1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
    JFreeChart chart = new JFreeChart(null, font(1), plot, false);
    chart.setBackgroundPaint(awt(p.surface(), 1));
    chart.setPadding(new RectangleInsets(4, 2, 2, 8));
    return chart;
  }

  /** Adds dots above the other data of a plot; {@code size} in pixels. */
  public void dots(XYPlot plot, XYSeries series, Color colour, double size) {
    XYDotRenderer renderer = new XYDotRenderer();
    int pixels = (int) Math.max(2, Math.round(size));
    renderer.setDotWidth(pixels);
    renderer.setDotHeight(pixels);
    renderer.setSeriesPaint(0, colour);
    int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
  }
}
