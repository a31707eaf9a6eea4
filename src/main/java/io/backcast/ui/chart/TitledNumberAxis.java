package io.backcast.ui.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** A linear axis whose title is whole on a short side too. */
class TitledNumberAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  private transient @Nullable AxisTitle title;

  TitledNumberAxis(String label) {
    super(label);
  }

  /** That of the title as it was drawn last. */
  @Override
  public Font getLabelFont() {
    AxisTitle fitting = title;
    return fitting == null ? super.getLabelFont() : fitting.font();
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g, Plot plot, Rectangle2D area, RectangleEdge edge, @Nullable AxisSpace space) {
    title = AxisTitle.fitting(getLabel(), super.getLabelFont(), area, edge, g);
    return super.reserveSpace(g, plot, area, edge, space);
  }

  @Override
  protected Rectangle2D getLabelEnclosure(Graphics2D g, RectangleEdge edge) {
    Rectangle2D line = super.getLabelEnclosure(g, edge);
    AxisTitle fitting = title;
    return fitting == null ? line : fitting.enclosure(line, edge);
  }

  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D g,
      Rectangle2D area,
      Rectangle2D data,
      RectangleEdge edge,
      AxisState state) {
    AxisTitle fitting = AxisTitle.fitting(label, super.getLabelFont(), area, edge, g);
    title = fitting;
    return fitting.draw(
        g,
        area,
        data,
        edge,
        state,
        (line, beside, now) -> super.drawLabel(line, g, area, beside, edge, now));
  }
}
