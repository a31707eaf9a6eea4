package io.backcast.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis that has room below the least value that can occur, and no ticks there. */
final class FloorAxis extends TitledNumberAxis {
  private static final long serialVersionUID = 1;

  private final double floor;

  FloorAxis(String label, double floor) {
    super(label);
    this.floor = floor;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  protected List refreshTicksVertical(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
    List ticks = super.refreshTicksVertical(g, area, edge);
    double least = floor - 1e-9 * getRange().getLength();
    ticks.removeIf(tick -> tick instanceof ValueTick at && at.getValue() < least);
    return ticks;
  }
}
