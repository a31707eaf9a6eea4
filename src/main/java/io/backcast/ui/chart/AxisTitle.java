package io.backcast.ui.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * The words of an axis as the length of its side has room for: in a smaller font, in two lines, and
 * only then without their middle, so that the unit stays.
 *
 * @param lines one or two
 * @param font in which they have room
 */
record AxisTitle(List<String> lines, Font font) {
  /** Sizes of the font that are tried, as shares of the usual one, for one line and for two. */
  private static final List<Double> ONE_LINE = List.of(1.0, 0.9, 0.8, 0.72);

  private static final List<Double> TWO_LINES = List.of(0.9, 0.8, 0.72, 0.65);

  /** Pixels that a line may be longer than its font says. */
  private static final double SLACK = 4;

  /** Draws one line; the axis's own way of it. */
  @FunctionalInterface
  interface Line {
    AxisState draw(String line, Rectangle2D beside, AxisState state);
  }

  /** The title for a side of the area of a plot with its axes; no words for none. */
  static AxisTitle fitting(
      @Nullable String label, Font usual, Rectangle2D area, RectangleEdge edge, Graphics2D g) {
    String words = label == null ? "" : label;
    if (words.isEmpty()) {
      return new AxisTitle(List.of(words), usual);
    }
    double room = RectangleEdge.isTopOrBottom(edge) ? area.getWidth() : area.getHeight();
    for (double share : ONE_LINE) {
      Font font = scaled(usual, share);
      if (width(words, font, g) <= room) {
        return new AxisTitle(List.of(words), font);
      }
    }
    List<String> broken = broken(words);
    Font least = usual;
    for (double share : TWO_LINES) {
      least = scaled(usual, share);
      Font font = least;
      if (broken.stream().allMatch(line -> width(line, font, g) <= room)) {
        return new AxisTitle(broken, font);
      }
    }
    return new AxisTitle(List.of(withoutMiddle(words, least, room, g)), least);
  }

  private static Font scaled(Font usual, double share) {
    return share == 1 ? usual : usual.deriveFont((float) (usual.getSize2D() * share));
  }

  private static double width(String words, Font font, Graphics2D g) {
    return g.getFontMetrics(font).stringWidth(words) + SLACK;
  }

  /** Two lines that differ least in length; one where there is no space. */
  private static List<String> broken(String words) {
    int best = -1;
    for (int at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) {
      if (best < 0 || Math.abs(2 * at - words.length()) < Math.abs(2 * best - words.length())) {
        best = at;
      }
    }
    return best < 0 ? List.of(words) : List.of(words.substring(0, best), words.substring(best + 1));
  }

  private static String withoutMiddle(String words, Font font, double room, Graphics2D g) {
    for (int left = words.length() - 1; left > 2; left--) {
      String cut =
          words.substring(0, left / 2) + "…" + words.substring(words.length() - (left + 1) / 2);
      if (width(cut, font, g) <= room) {
        return cut;
      }
    }
    return words;
  }

  /** The room of all lines, for that of one. */
  Rectangle2D enclosure(Rectangle2D line, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    int n = lines.size();
    return new Rectangle2D.Double(
        line.getX(),
        line.getY(),
        line.getWidth() * (across ? 1 : n),
        line.getHeight() * (across ? n : 1));
  }

  /**
   * Draws the title inside of {@code plot}, as near to the middle of {@code data} as it has room.
   */
  AxisState draw(
      Graphics2D g,
      Rectangle2D plot,
      Rectangle2D data,
      RectangleEdge edge,
      AxisState state,
      Line line) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    AxisState after = state;
    // the axis puts each line outside of the one before; turned letters stand with their feet to it
    boolean lastFirst = edge != RectangleEdge.BOTTOM;
    for (String words : lastFirst ? lines.reversed() : lines) {
      double half = width(words, font, g) / 2;
      double by =
          across
              ? shift(data.getCenterX(), half, plot.getMinX(), plot.getMaxX())
              : shift(data.getCenterY(), half, plot.getMinY(), plot.getMaxY());
      Rectangle2D beside =
          new Rectangle2D.Double(
              data.getX() + (across ? by : 0),
              data.getY() + (across ? 0 : by),
              data.getWidth(),
              data.getHeight());
      after = line.draw(words, beside, after);
    }
    return after;
  }

  private static double shift(double middle, double half, double from, double to) {
    return from + half > to - half ? 0 : Math.clamp(middle, from + half, to - half) - middle;
  }
}
