package io.backcast.ui.target;

import io.backcast.model.Goal;
import io.backcast.model.Property;

/**
 * The band that a goal has on the scale of its property, and what becomes of the goal when the band
 * is changed by hand.
 *
 * @param tolerance of a value, as a share of it on a log scale
 */
record TargetBand(Property property, Goal goal, double tolerance) {
  /** Share of the band, about its middle, in which a click makes it a value. */
  private static final double MIDDLE = 0.5;

  /** Least width of a range on a log scale, as a share of its value. */
  private static final double LOG_STEP = 0.01;

  /** Whether there is a band: not for a class, nor where all values are as good. */
  boolean exists() {
    return goal instanceof Goal.Range || (goal instanceof Goal.Value v && !isMass(v));
  }

  private boolean isMass(Goal.Value v) {
    return property.isMass(v.value());
  }

  /** Whether the band reaches to the end of the scale. */
  boolean isOpen(boolean high) {
    return goal instanceof Goal.Range r && Double.isInfinite(high ? r.high() : r.low());
  }

  /** Whether one of its ends is open. */
  boolean isOneSided() {
    return goal instanceof Goal.Range r && r.isOneSided();
  }

  /** The end of the band, in the property's unit; that of the scale where it is open. */
  double end(boolean high) {
    return switch (goal) {
      case Goal.Value v -> {
        double half = property.isLog() ? tolerance * v.value() : tolerance;
        yield high ? property.bandTop(v.value(), half) : property.bandBottom(v.value(), half);
      }
      case Goal.Range r -> high ? r.upper(property) : r.lower(property);
      default -> Double.NaN;
    };
  }

  /** The value in the middle of what is seen of the band, rounded. */
  double middle() {
    double from = property.share(onScale(end(false)));
    double to = property.share(onScale(end(true)));
    return TargetScale.rounded(property, property.at((from + to) / 2));
  }

  private double onScale(double value) {
    return Math.clamp(value, property.lower(), property.upper());
  }

  /** Whether a value is in the band. */
  boolean contains(double value) {
    return exists() && value >= end(false) && value <= end(true);
  }

  /** Whether a value is so near the middle of the band that a click there means its middle. */
  boolean inMiddle(double value) {
    double from = property.share(onScale(end(false)));
    double to = property.share(onScale(end(true)));
    double off = Math.abs(property.share(value) - (from + to) / 2);
    return contains(value) && off <= MIDDLE * (to - from) / 2;
  }

  /** Whether a value is nearer to the upper end of the band than to the lower. */
  boolean nearerToHigh(double value) {
    double at = property.share(value);
    return Math.abs(property.share(onScale(end(true))) - at)
        < Math.abs(at - property.share(onScale(end(false))));
  }

  /** The goal with one end elsewhere; the other stays where it is, and neither passes it. */
  Goal withEnd(boolean high, double value) {
    double other = isOpen(!high) ? (high ? -1 : 1) * Double.POSITIVE_INFINITY : rest(!high);
    return high
        ? range(other, Math.max(next(other, true), value))
        : range(Math.min(next(other, false), value), other);
  }

  /** The goal as a range of its own: a value with its tolerance. */
  Goal widened() {
    return goal instanceof Goal.Value ? withEnd(true, rest(true)) : goal;
  }

  /** The nearest value of the grid above or below another. */
  private double next(double value, boolean above) {
    if (Double.isInfinite(value)) {
      return value;
    }
    double least = above ? value + grid(value) : value - grid(value);
    return property.isLog() ? TargetScale.rounded(property, least) : least;
  }

  private double grid(double value) {
    return property.isLog() ? value * LOG_STEP : TargetScale.grid(property);
  }

  /** A range as it can be asked for: one that begins in the class is open below. */
  private Goal range(double low, double high) {
    if (property.isMass(low)) {
      return Double.isInfinite(high)
          ? Goal.ANY
          : property.isMass(high) ? new Goal.Value(high) : Goal.atMost(high);
    }
    return property.isMass(high) ? new Goal.Value(high) : new Goal.Range(low, high);
  }

  /** An end as it can be asked for: as it is in a range, rounded where it is a tolerance away. */
  double rest(boolean high) {
    double at = end(high);
    return goal instanceof Goal.Range ? at : TargetScale.rounded(property, at);
  }

  /** The goal with the whole band moved by a step of about a share of the scale. */
  Goal stepped(double share) {
    double from = onScale(end(isOpen(false)));
    double to = TargetScale.stepped(property, from, share);
    Goal moved = moved(property.share(to) - property.share(from));
    return moved instanceof Goal.Range r ? range(rounded(r.low()), rounded(r.high())) : moved;
  }

  private double rounded(double end) {
    return Double.isInfinite(end) ? end : TargetScale.rounded(property, end);
  }

  /** The goal with one end moved by a share of the scale. */
  Goal stepped(boolean high, double share) {
    return withEnd(high, TargetScale.stepped(property, onScale(end(high)), share));
  }

  /**
   * The goal with the band open at one end: from a value or a range to one side, from that side to
   * the other, and from an end that is open back to a value.
   */
  Goal opened(boolean high) {
    if (isOpen(high)) {
      return new Goal.Value(end(!high));
    }
    double stays =
        goal instanceof Goal.Value v ? v.value() : isOneSided() ? end(high) : rest(!high);
    return high ? range(stays, Double.POSITIVE_INFINITY) : range(Double.NEGATIVE_INFINITY, stays);
  }

  /** The value that is left when the band is taken away: its middle, or its end if it has one. */
  Goal closed() {
    if (goal instanceof Goal.Value) {
      return goal;
    }
    return new Goal.Value(isOneSided() ? end(isOpen(false)) : middle());
  }

  /** The goal moved by a share of the scale, as far as it stays on it. */
  Goal moved(double share) {
    if (!(goal instanceof Goal.Range r)) {
      return goal;
    }
    double least = property.share(onScale(isOpen(false) ? r.high() : r.low()));
    double most = property.share(onScale(isOpen(true) ? r.low() : r.high()));
    double by = Math.clamp(share, -least, 1 - most);
    return range(
        isOpen(false) ? r.low() : at(r.low(), by), isOpen(true) ? r.high() : at(r.high(), by));
  }

  private double at(double value, double by) {
    return property.at(property.share(onScale(value)) + by);
  }
}
