package io.backcast.ui.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds places for labels where no curve and no other label is.
 *
 * @param area that labels stay in, in pixels
 * @param curves segments that labels stay off
 */
public record LabelPlaces(Rectangle2D area, List<Line2D> curves) {
  /** Room around a label that stays free too, in pixels. */
  private static final double AIR = 2;

  /**
   * The first of some places that is free, or the one that covers least.
   *
   * @param places in order of preference; at least one
   * @param taken by other labels
   */
  public Rectangle2D best(List<Rectangle2D> places, List<Rectangle2D> taken) {
    Rectangle2D best = places.getFirst();
    double least = covered(best, taken);
    // a label follows the hand: the places behind a free one are not looked at
    for (int i = 1; i < places.size() && least > 0; i++) {
      double covered = covered(places.get(i), taken);
      if (covered < least) {
        best = places.get(i);
        least = covered;
      }
    }
    return best;
  }

  /** Whether a label at a place would cover nothing. */
  public boolean isFree(Rectangle2D place, List<Rectangle2D> taken) {
    return covered(place, taken) == 0;
  }

  /** How much a label would cover, in pixels of curve; pixels outside the area count too. */
  private double covered(Rectangle2D place, List<Rectangle2D> taken) {
    Rectangle2D around =
        new Rectangle2D.Double(
            place.getX() - AIR,
            place.getY() - AIR,
            place.getWidth() + 2 * AIR,
            place.getHeight() + 2 * AIR);
    double covered = 0;
    for (Line2D curve : curves) {
      if (around.intersectsLine(curve)) {
        covered += 1 + inside(around, curve);
      }
    }
    for (Rectangle2D other : taken) {
      Rectangle2D shared = around.createIntersection(other);
      if (!shared.isEmpty()) {
        covered += 10 * (shared.getWidth() + shared.getHeight());
      }
    }
    Rectangle2D kept = place.createIntersection(area);
    double out =
        kept.isEmpty()
            ? place.getWidth() + place.getHeight()
            : place.getWidth() - kept.getWidth() + place.getHeight() - kept.getHeight();
    return covered + (out > 0.5 ? 100 * out : 0);
  }

  private static double inside(Rectangle2D place, Line2D line) {
    int steps = 8;
    int within = 0;
    for (int i = 0; i <= steps; i++) {
      double share = i / (double) steps;
      if (place.contains(
          line.getX1() + share * (line.getX2() - line.getX1()),
          line.getY1() + share * (line.getY2() - line.getY1()))) {
        within++;
      }
    }
    return within * line.getP1().distance(line.getP2()) / (steps + 1);
  }

  /**
   * Places around a point for a label, near ones first: below and above it, then all over the area.
   *
   * @param distance from the point that stays free
   */
  public List<Rectangle2D> around(
      double x, double y, double width, double height, double distance) {
    List<Rectangle2D> places = new ArrayList<>();
    double far = Math.max(area.getMinX(), area.getMaxX() - width);
    double middle = Math.clamp(x - width / 2, area.getMinX(), far);
    for (double top : new double[] {y + distance, y - distance - height}) {
      for (double left : new double[] {middle, x - width - distance, x + distance}) {
        places.add(new Rectangle2D.Double(left, top, width, height));
      }
    }
    List<Rectangle2D> elsewhere = new ArrayList<>();
    for (double top = area.getMinY(); top + height <= area.getMaxY(); top += height / 2) {
      for (double left = area.getMinX(); left <= far; left += width / 4) {
        elsewhere.add(new Rectangle2D.Double(left, top, width, height));
      }
    }
    elsewhere.sort(
        Comparator.comparingDouble(
            place -> Math.hypot(place.getCenterX() - x, place.getCenterY() - y)));
    places.addAll(elsewhere);
    return places;
  }

  /** Places along a level, from its right end: above it, then below. */
  public List<Rectangle2D> along(double y, double width, double height, double distance) {
    List<Rectangle2D> places = new ArrayList<>();
    double from = area.getMinX() + 4;
    double to = area.getMaxX() - width - 4;
    int steps = 24;
    for (double top : new double[] {y - distance - height, y + distance}) {
      for (int i = 0; i <= steps; i++) {
        places.add(new Rectangle2D.Double(to + (from - to) * i / steps, top, width, height));
      }
    }
    return places;
  }
}
