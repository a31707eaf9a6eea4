package io.backcast.ui.cell;

/**
 * From where a cell is looked at: it is turned about its normal, then tilted.
 *
 * @param turn about the third axis, degrees
 * @param tilt 0 from the side, 90 from the top, degrees
 * @param distance of the eye from the middle, in the unit of the points; infinite for parallel rays
 */
record CellCamera(double turn, double tilt, double distance) {
  /** Straight from above: the first edge to the right. */
  static final CellCamera TOP = new CellCamera(0, 90, Double.POSITIVE_INFINITY);

  /** Along the layer. */
  static final CellCamera SIDE = new CellCamera(0, 0, Double.POSITIVE_INFINITY);

  /**
   * A point on the picture.
   *
   * @param x to the right
   * @param y upwards
   * @param depth towards the eye
   * @param scale by which things there are larger than in the middle
   */
  record Seen(double x, double y, double depth, double scale) {}

  /** A point in space, seen; the middle is at the origin. */
  Seen see(double[] p) {
    double turned = Math.toRadians(turn);
    double tilted = Math.toRadians(tilt);
    double x = Math.cos(turned) * p[0] - Math.sin(turned) * p[1];
    double away = Math.sin(turned) * p[0] + Math.cos(turned) * p[1];
    double y = Math.cos(tilted) * p[2] + Math.sin(tilted) * away;
    double depth = Math.sin(tilted) * p[2] - Math.cos(tilted) * away;
    // nothing comes nearer to the eye than a fifth of the way
    double scale =
        Double.isInfinite(distance) ? 1 : distance / Math.max(distance - depth, distance / 5);
    return new Seen(x * scale, y * scale, depth, scale);
  }

  /** Turned and tilted further; never upside down. */
  CellCamera turnedBy(double degrees, double up) {
    double around = ((turn + degrees) % 360 + 360) % 360;
    return new CellCamera(around, Math.clamp(tilt + up, -90.0, 90.0), distance);
  }
}
