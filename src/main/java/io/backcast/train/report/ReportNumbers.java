package io.backcast.train.report;

import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.train.evaluate.HitRates;
import java.util.Locale;

/** Numbers in the sentences and tables of a report. */
final class ReportNumbers {
  private static final char MINUS = '\u2212';

  private ReportNumbers() {}

  /** A number with fixed decimals, or with two digits where they would leave fewer. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return signed(none(value));
    }
    double size = Math.abs(value);
    boolean small = size > 0 && size < 10 * Math.pow(10, -decimals);
    return signed(small ? Numbers.significant(value, 2) : Numbers.fixed(value, decimals));
  }

  /** An error or a deviation to three digits. */
  static String error(double value) {
    return signed(Double.isFinite(value) ? Numbers.significant(value, 3) : none(value));
  }

  /** An error in a property's unit. */
  static String error(double value, Property p) {
    return Units.with(error(value), p.unit());
  }

  /** Errors of a property in a table, with the decimals that its tolerance needs and two more. */
  static String cell(double value, Property p) {
    int decimals = p.isLog() ? 4 : Numbers.decimals(p.tolerance()) + 2;
    boolean shown = value == 0 || Math.abs(value) >= 0.5 * Math.pow(10, -decimals);
    return Double.isFinite(value) && Math.abs(value) < 1e7 && shown
        ? signed(String.format(Locale.ROOT, "%." + decimals + "f", value))
        : signed(Double.isFinite(value) ? Numbers.significant(value, 2) : none(value));
  }

  /**
   * A value of a property as a target: four digits, or as many more as tell the property's values
   * apart where they lie far from zero.
   */
  static String value(double value, Property p) {
    double size = Math.max(Math.abs(p.lower()), Math.abs(p.upper()));
    double range = p.isLog() ? size : Math.max(p.upper() - p.lower(), Double.MIN_NORMAL);
    int digits = (int) Math.clamp(Math.ceil(Math.log10(Math.max(1, size / range))) + 3, 4, 10);
    return signed(Numbers.significant(value, digits));
  }

  /** The target of a row in words: its value, or what the point mass is called. */
  static String target(HitRates.Row row, Property p) {
    boolean mass = p.pointMass() != null && row.name().equals(p.pointMass().name());
    return mass ? row.name() : value(row.target(), p);
  }

  /** A share; never "100 %" for less than all and never "0 %" for more than none. */
  static String percent(double share) {
    if (!Double.isFinite(share)) {
      return none(share);
    }
    double percent = 100 * share;
    String text =
        share > 0.9995 && share < 1
            ? "> 99.9"
            : share < 0.0005 && share > 0
                ? "< 0.1"
                : String.format(
                    Locale.ROOT, percent == Math.rint(percent) ? "%.0f" : "%.1f", percent);
    return text + "\u00a0%";
  }

  /** A range of shares. */
  static String percents(double low, double high) {
    String from = percent(low);
    return from.substring(0, from.length() - 2) + " – " + percent(high);
  }

  /** A count with commas between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String none(double value) {
    return Double.isNaN(value) ? "–" : value > 0 ? "∞" : MINUS + "∞";
  }

  private static String signed(String number) {
    return number.startsWith("-") ? MINUS + number.substring(1) : number;
  }
}
