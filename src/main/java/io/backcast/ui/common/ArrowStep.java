package io.backcast.ui.common;

/** The value that an arrow key leads to, on a control whose values are multiples of a step. */
public final class ArrowStep {
  /** Tolerance for rounding, as a share of the grid. */
  private static final double ROUNDING = 1e-6;

  private ArrowStep() {}

  /**
   * The grid value nearest to {@code from + step}, but at least one grid value away from {@code
   * from}; clamped to the range.
   *
   * @param step positive or negative; may be smaller than the grid
   * @param grid distance between neighbouring values
   */
  public static double next(double from, double step, double grid, double lower, double upper) {
    double index = Math.rint((from + step) / grid);
    double at = from / grid;
    if (step > 0 && index <= at + ROUNDING) {
      index = Math.floor(at + ROUNDING) + 1;
    } else if (step < 0 && index >= at - ROUNDING) {
      index = Math.ceil(at - ROUNDING) - 1;
    }
    return Math.clamp(index * grid, lower, upper);
  }
}
