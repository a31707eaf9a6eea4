package io.backcast.train.report;

import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.util.Locale;

/** Numbers in the sentences and tables of a report. */
final class ReportNumbers {
  private static final char MINUS = '\u2212';

  private ReportNumbers() {}

  /** A number with fixed decimals, or with a power of ten where they would not show it. */
  static String fixed(double value, int decimals) {
    return signed(Double.isFinite(value) ? Numbers.fixed(value, decimals) : none(value));
  }

  /** An error or a deviation to three digits. */
  static String error(double value) {
    return signed(Double.isFinite(value) ? Numbers.significant(value, 3) : none(value));
  }

  /** An error in a property's unit. */
  static String error(double value, Property p) {
    return Units.with(error(value), p.unit());
  }

  /** A value of a property as its targets are named. */
  static String value(double value, Property p) {
    return signed(
        p.isLog() ? Numbers.significant(value, 4) : Numbers.fixed(value, p.coarseDecimals()));
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
