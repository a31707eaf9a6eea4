package io.backcast.ui.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** Labels of points of a plot, each beside its point where no curve and no other label is. */
public final class PointLabels extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;

  private final Font font;
  private final Color colour;
  private final double distance;
  private final transient List<Label> labels = new ArrayList<>();
  private transient List<Rectangle2D> boxes = List.of();

  private record Label(String text, double x, double y) {}

  /**
   * No labels yet.
   *
   * @param distance from a point in pixels that its label keeps
   */
  public PointLabels(Font font, Color colour, double distance) {
    this.font = font;
    this.colour = colour;
    this.distance = distance;
  }

  /** Adds a label for a point, in the units of the axes. */
  public void add(String text, double x, double y) {
    labels.add(new Label(text, x, y));
  }

  public boolean isEmpty() {
    return labels.isEmpty();
  }

  /** Height of a label with the distance from its point, in pixels. */
  public double height(Graphics2D g) {
    return heightOf(g.getFontMetrics(font)) + distance + 3;
  }

  /** The measure is one font's, the drawing another's on some screens: a little is added. */
  private static double heightOf(FontMetrics metrics) {
    return metrics.getHeight() + 2;
  }

  /** Where the labels were drawn last, in pixels of the chart. */
  public List<Rectangle2D> boxes() {
    return List.copyOf(boxes);
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis across,
      ValueAxis up,
      int renderer,
      PlotRenderingInfo info) {
    LabelPlaces places = new LabelPlaces(area, PlotCurves.of(plot, area));
    FontMetrics metrics = g.getFontMetrics(font);
    List<Rectangle2D> taken = new ArrayList<>();
    for (Label label : labels) {
      double x = across.valueToJava2D(label.x, area, plot.getDomainAxisEdge());
      double y = up.valueToJava2D(label.y, area, plot.getRangeAxisEdge());
      double width = 1.04 * metrics.stringWidth(label.text) + 2;
      Rectangle2D place =
          places.best(places.around(x, y, width, heightOf(metrics), distance), taken);
      taken.add(place);
      g.setColor(colour);
      double away = Math.max(place.getMinY() - y, y - place.getMaxY());
      if (away > 3 * distance) {
        // a label far from its point is led to it
        g.draw(
            new Line2D.Double(
                Math.clamp(x, place.getMinX(), place.getMaxX()),
                place.getMinY() > y ? place.getMinY() : place.getMaxY(),
                x,
                y + Math.copySign(distance, place.getMinY() - y)));
      }
      g.setFont(font);
      g.drawString(
          label.text, (float) place.getMinX(), (float) (place.getMinY() + metrics.getAscent()));
    }
    boxes = taken;
  }
}
