package io.backcast.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * A plot whose vertical axis goes as far beyond a range of values as labels above and below it
 * need, whatever the height of the plot. The axis is linear.
 */
public final class MarginPlot extends XYPlot {
  private static final long serialVersionUID = 1;

  /** Largest share of the height that one margin takes. */
  private static final double MOST = 0.3;

  private final Range values;
  private final Range usual;
  private transient ToDoubleFunction<Graphics2D> below = g -> 0;
  private transient ToDoubleFunction<Graphics2D> above = g -> 0;
  private transient @Nullable PointLabels labels;

  /**
   * An empty plot without margins.
   *
   * @param up with the range that it has at least
   * @param values that the margins are beyond
   */
  public MarginPlot(ValueAxis across, ValueAxis up, Range values) {
    super(null, across, up, null);
    this.values = values;
    this.usual = up.getRange();
  }

  /** Sets the margins, in pixels. */
  public void margins(ToDoubleFunction<Graphics2D> under, ToDoubleFunction<Graphics2D> over) {
    below = under;
    above = over;
  }

  /** Makes room for labels of points at the least value; the caller adds them to a renderer. */
  public void labelsBelow(PointLabels now) {
    labels = now;
    below = g -> now.isEmpty() ? 0 : now.height(g);
  }

  /** Where labels were drawn last, in pixels of the chart. */
  public List<Rectangle2D> labelBoxes() {
    return labels == null ? List.of() : labels.boxes();
  }

  @Override
  public void draw(
      Graphics2D g,
      Rectangle2D area,
      @Nullable Point2D anchor,
      @Nullable PlotState parent,
      @Nullable PlotRenderingInfo info) {
    Rectangle2D inner = (Rectangle2D) area.clone();
    getInsets().trim(inner);
    getAxisOffset().trim(inner);
    double height = calculateAxisSpace(g, inner).shrink(inner, null).getHeight();
    if (height > 0) {
      double under = Math.min(MOST, below.applyAsDouble(g) / height);
      double over = Math.min(MOST, above.applyAsDouble(g) / height);
      double whole = values.getLength() / (1 - under - over);
      Range wanted =
          new Range(
              Math.min(usual.getLowerBound(), values.getLowerBound() - whole * under),
              Math.max(usual.getUpperBound(), values.getUpperBound() + whole * over));
      // told to nobody: this drawing shows it already
      getRangeAxis().setRange(wanted, true, false);
    }
    super.draw(g, area, anchor, parent, info);
  }
}
