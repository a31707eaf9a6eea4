package io.backcast.ui.common;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;

/** Intervals and probabilities in words. */
public final class IntervalText {
  /** Digits after the decimal point beyond those of a target. */
  private static final int MORE = 1;

  /** More decimals are those of the rounding of floats. */
  private static final int MOST = 7;

  /** A class that is less probable than this is not spoken of, nor one surer than the rest. */
  private static final double SURE = 0.01;

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
        // between negative numbers a dash reads as a sign
        : value(texts, p, low, high - low)
            + (low < 0 ? " … " : " – ")
            + value(texts, p, high, high - low);
  }

  /**
   * The interval, and where a point mass is neither sure nor out of the question its probability.
   */
  public static String sentence(
      Texts texts, Property p, double low, double high, double massProbability) {
    String range = of(texts, p, low, high);
    PointMass mass = p.pointMass();
    return mass == null || !(massProbability >= SURE && massProbability <= 1 - SURE)
        ? texts.get("interval.sentence", range)
        : texts.get(
            "interval.class.sentence", range, mass.name(), texts.number(100 * massProbability, 0));
  }

  /**
   * A value beside an interval of some width: as many decimals as tell the ends well apart if the
   * property has them, as tell them apart at all in any case, and no fewer than elsewhere.
   */
  public static String value(Texts texts, Property p, double value, double width) {
    int usual = Math.min(p.coarseDecimals() + MORE, p.shownDecimals());
    int shown = usual;
    if (width > 0) {
      int apart = (int) Math.min(MOST, Math.ceil(-Math.log10(width)));
      shown = Math.max(usual, Math.min(apart + 1, Math.max(apart, p.shownDecimals())));
    }
    return p.isLog() ? texts.significant(value, 3) : texts.number(value, shown);
  }
}
