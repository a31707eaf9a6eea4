package io.backcast.ui.target;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Rounding;

/**
 * Maps target values to pixels: from the left a stop for the point mass, if there is one, then the
 * range of the property.
 *
 * @param em font size in pixels
 * @param width of the bar in pixels
 */
record TargetScale(Property property, double em, double width) {
  /**
   * Distance between targets that can be set by mouse or keyboard: one unit of the last decimal.
   */
  static double grid(Property property) {
    return Math.pow(10, -property.decimals());
  }

  /** Width of the stop for the point mass, including the gap beside it; 0 without one. */
  double massWidth() {
    return property.pointMass() == null ? 0 : 4 * em;
  }

  /** Pixel of the lower end of the range. */
  double left() {
    return massWidth() + 0.8 * em;
  }

  /** Pixel of the upper end of the range. */
  double right() {
    return width - 1.2 * em;
  }

  /** Pixel of a value of the range. */
  double xOf(double value) {
    return left() + (value - property.lower()) / range() * (right() - left());
  }

  /**
   * The target nearest to a pixel, on the {@link #grid} and inside the range, or the point mass.
   */
  double valueAt(double x) {
    PointMass mass = property.pointMass();
    if (mass != null && x < left() - 0.4 * em) {
      return mass.value();
    }
    double wanted = property.lower() + (x - left()) / (right() - left()) * range();
    double grid = grid(property);
    return Math.clamp(Rounding.nearest(wanted, grid), property.lower(), property.upper());
  }

  /** Distance between ticks, of the form 1, 2 or 5 × 10ⁿ, so that there are 5 em for each label. */
  double tickStep() {
    double ticks = Math.max(2, (right() - left()) / (5 * em));
    double raw = range() / ticks;
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    double leading = raw / magnitude;
    return magnitude * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
  }

  private double range() {
    return property.upper() - property.lower();
  }
}
