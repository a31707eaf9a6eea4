package io.backcast.ui.report;

import io.backcast.report.Picture;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/**
 * A figure of the window, on white paper.
 *
 * @param chart as it was when the report was composed
 */
record WindowPicture(JFreeChart chart, int height) implements Picture {
  private static final int WIDTH = 820;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void draw(Graphics2D g) {
    chart.draw(g, new Rectangle2D.Double(0, 0, WIDTH, height));
  }
}
