package io.backcast.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * A plot whose vertical axis begins as far below the least value that can occur as the labels of
 * points there need, whatever the height of the plot.
 */
public final class LabelledPlot extends XYPlot {
  private static final long serialVersionUID = 1;

  /** Largest share of the height that labels take. */
  private static final double MOST = 0.3;

  private final double floor;
  private final Range usual;
  private transient @Nullable PointLabels labels;

  /**
   * An empty plot.
   *
   * @param floor the least value that can occur
   */
  public LabelledPlot(ValueAxis across, ValueAxis up, double floor) {
    super(null, across, up, null);
    this.floor = floor;
    this.usual = up.getRange();
  }

  /** Sets the labels of points at the floor; the caller adds them to a renderer. */
  public void labels(PointLabels now) {
    labels = now;
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
    PointLabels shown = labels;
    if (shown != null && !shown.isEmpty()) {
      Rectangle2D inner = (Rectangle2D) area.clone();
      RectangleInsets insets = getInsets();
      insets.trim(inner);
      getAxisOffset().trim(inner);
      double height = calculateAxisSpace(g, inner).shrink(inner, null).getHeight();
      double share = height <= 0 ? 0 : Math.min(MOST, shown.height(g) / height);
      double lower = (floor - share * usual.getUpperBound()) / (1 - share);
      getRangeAxis()
          .setRange(
              new Range(Math.min(lower, usual.getLowerBound()), usual.getUpperBound()),
              true,
              false);
    }
    super.draw(g, area, anchor, parent, info);
  }
}
