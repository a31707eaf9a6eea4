package io.backcast.ui.target;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.RoundNumbers;
import io.backcast.model.Rounding;
import io.backcast.ui.common.ArrowStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps target values to pixels: from the left a stop for the point mass, if there is one, then the
 * range of the property.
 *
 * @param em font size in pixels
 * @param width of the bar in pixels
 */
record TargetScale(Property property, double em, double width) {
  /** Distance between targets that a small step sets: one unit of the last decimal. */
  static double grid(Property property) {
    return Math.pow(10, -property.shownDecimals());
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
    return left() + property.share(value) * (right() - left());
  }

  /** The target at a pixel inside the range, or the point mass. */
  double valueAt(double x) {
    PointMass mass = property.pointMass();
    if (mass != null && x < left() - 0.4 * em) {
      return mass.value();
    }
    double at = property.at((x - left()) / (right() - left()));
    return Math.clamp(
        property.isLog() ? property.coarse(at) : at, property.lower(), property.upper());
  }

  /** The nearest target that a small step sets: on the {@link #grid}, or of three digits. */
  static double rounded(Property property, double wanted) {
    double near =
        property.isLog()
            ? property.coarse(wanted)
            : Rounding.decimals(wanted, property.shownDecimals());
    return Math.clamp(near, property.lower(), property.upper());
  }

  /**
   * The target that an arrow key leads to.
   *
   * @param share of the range; negative for a smaller target
   */
  static double stepped(Property property, double from, double share) {
    if (property.isLog()) {
      return rounded(property, property.at(property.share(from) + share));
    }
    double step = share * (property.upper() - property.lower());
    double read = Math.pow(10, -property.coarseDecimals());
    // else small steps could be as large as others
    boolean fine = Math.abs(step) < read / 4;
    double next =
        ArrowStep.next(
            from, step, fine ? grid(property) : read, property.lower(), property.upper());
    return fine ? rounded(property, next) : property.settled(next);
  }

  /** The values that have a label. */
  double[] ticks() {
    if (property.isLog()) {
      int most = (int) Math.max(2, (right() - left()) / (5 * em));
      return RoundNumbers.between(property.lower(), property.upper(), most);
    }
    double step = tickStep();
    List<Double> ticks = new ArrayList<>();
    for (double t = Math.ceil(property.lower() / step) * step; t <= property.upper(); t += step) {
      ticks.add(t);
    }
    return ticks.stream().mapToDouble(t -> t).toArray();
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
