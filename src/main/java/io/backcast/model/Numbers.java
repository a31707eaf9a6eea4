package io.backcast.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers as text for files and terminals: a decimal point whatever the locale, and a power of ten
 * where plain digits would be zeros only.
 */
public final class Numbers {
  /** From here on numbers have a power of ten. */
  private static final double LARGE = 1e7;

  private static final double SMALL = 1e-4;

  /** As many digits as a single-precision number has. */
  private static final int FLOAT_DIGITS = 7;

  private Numbers() {}

  /** The fewest digits that read back to the same number: {@code 1.5e-8}, {@code 0.25}. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    boolean single = value == (float) value;
    return written(new BigDecimal(single ? Float.toString((float) value) : Double.toString(value)));
  }

  /** The fewest digits that read back to the same number of double precision. */
  public static String exact(double value) {
    String text = text(value);
    return Double.isNaN(value) || Double.parseDouble(text) == value ? text : Double.toString(value);
  }

  /** The nearest number of single precision, in the fewest digits that read back to it. */
  public static String single(double value) {
    float nearest = (float) value;
    return Float.isFinite(nearest) ? text(nearest) : text(value);
  }

  /** A number rounded to so many significant digits, without zeros at its end. */
  public static String significant(double value, int digits) {
    return Double.isFinite(value)
        ? written(BigDecimal.valueOf(value).round(new MathContext(digits)))
        : Double.toString(value);
  }

  /**
   * A number with fixed decimals; with a power of ten where it is too large for them to mean
   * anything, and where they would leave fewer than two of its digits.
   */
  public static String fixed(double value, int decimals) {
    double size = Math.abs(value);
    if (size >= LARGE) {
      return significant(value, FLOAT_DIGITS);
    }
    return size > 0 && size < 10 * Math.pow(10, -decimals)
        ? significant(value, FLOAT_DIGITS - 1)
        : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** How many decimals show a step; 0 for 1 and more, and for no step. */
  public static int decimals(double step) {
    return step > 0 && Double.isFinite(step)
        ? (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
        : 0;
  }

  private static String written(BigDecimal exact) {
    BigDecimal value = exact.stripTrailingZeros();
    double size = Math.abs(value.doubleValue());
    if (size == 0) {
      return "0";
    }
    if (size >= SMALL && size < LARGE) {
      return value.toPlainString();
    }
    int power = value.precision() - value.scale() - 1;
    return value.movePointLeft(power).toPlainString() + "e" + power;
  }
}
