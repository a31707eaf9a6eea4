package io.backcast.ui.common;

/** Where an arrow key leads on a control whose values lie on a grid. */
public final class ArrowStep {
  /** Of a grid's width: what a place on it may be off by rounding. */
  private static final double ROUNDING = 1e-6;

  private ArrowStep() {}

  /**
   * The place on the grid that a step leads to: the nearest, but never the one it began at. Only
   * the ends of the range stop it.
   *
   * @param step signed; may be finer than the grid
   * @param grid distance between places
   */
  public static double next(double from, double step, double grid, double lower, double upper) {
    double place = Math.rint((from + step) / grid);
    double at = from / grid;
    if (step > 0 && place <= at + ROUNDING) {
      place = Math.floor(at + ROUNDING) + 1;
    } else if (step < 0 && place >= at - ROUNDING) {
      place = Math.ceil(at - ROUNDING) - 1;
    }
    return Math.clamp(place * grid, lower, upper);
  }
}
