package io.backcast.ui.common;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;

/** Intervals and probabilities in words. */
public final class IntervalText {
  /** Digits after the decimal point beyond those of a target. */
  private static final int MORE = 1;

  private IntervalText() {}

  /** An interval with its unit: 0.48 – 0.55 eV, or the name of the point mass that it is. */
  public static String of(Texts texts, Property p, double low, double high) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(high)
        ? mass.name()
        : Units.with(plain(texts, p, low, high), p.unit());
  }

  /** The same without the unit. */
  public static String plain(Texts texts, Property p, double low, double high) {
    PointMass mass = p.pointMass();
    if (mass != null && p.isMass(high)) {
      return mass.name();
    }
    return Double.isNaN(low) || Double.isNaN(high)
        ? "–"
        : end(texts, p, low) + " – " + end(texts, p, high);
  }

  /** The interval, and with a point mass its probability, as a sentence. */
  public static String sentence(
      Texts texts, Property p, double low, double high, double massProbability) {
    String range = of(texts, p, low, high);
    PointMass mass = p.pointMass();
    return mass == null || Double.isNaN(massProbability)
        ? texts.get("interval.sentence", range)
        : texts.get("interval.class.sentence", range, mass.name(), percent(texts, massProbability));
  }

  private static String end(Texts texts, Property p, double value) {
    return p.isLog()
        ? texts.significant(value, 3)
        : texts.number(value, Math.min(p.coarseDecimals() + MORE, p.shownDecimals()));
  }

  /** A probability in percent, never rounded to certainty. */
  static String percent(Texts texts, double probability) {
    double percent = 100 * probability;
    if (percent < 1) {
      return "< 1";
    }
    return percent > 99 ? "> 99" : texts.number(percent, 0);
  }
}
