package io.backcast.ui.common;

import io.backcast.model.Units;
import io.backcast.sentence.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formats all numbers on the screen: with fixed decimals, or with as many digits as the standard
 * deviation justifies; very small and very large numbers with a power of ten. The minus sign is
 * U+2212.
 */
public final class NumberFormatter implements Figures {
  /** From here on numbers have a power of ten. */
  private static final double LARGE = 1e7;

  private static final double SMALL = 1e-4;

  /** With more decimals small numbers have a power of ten. */
  private static final int MOST_DECIMALS = 6;

  /** Significant digits of a large number. */
  private static final int LARGE_DIGITS = 5;

  private static final String TIMES = "\u00a0×\u00a010";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String UNKNOWN = "–";

  /** A number in a text as a command writes it, which no letter or digit precedes. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<![\\p{L}\\d.])(-?\\d+(?:\\.\\d+)?)(?:[eE]\\+?(-?\\d+))?(?![\\d.]*\\.\\d)");

  private static final Pattern JAVA = Pattern.compile("[dDfFxX]");

  private static final Pattern MINUS_ZERO = Pattern.compile("-0([.,]0*)?");

  /** Numbers up to here, with at most so many decimals, are written without a format. */
  private static final double QUICK = 1e8;

  private static final int QUICK_DECIMALS = 6;

  /** How near the middle of two roundings only the exact number decides. */
  private static final double NEARLY = 1e-5;

  private final Locale locale;
  private final int more;
  private final char zero;
  private final char point;

  public NumberFormatter(Locale locale) {
    this(locale, 0);
  }

  /**
   * A formatter.
   *
   * @param locale whose decimal sign and separators numbers have
   * @param more digits beyond those that callers ask for, where a number has decimals at all and no
   *     deviation decides
   */
  public NumberFormatter(Locale locale, int more) {
    this.locale = locale;
    this.more = more;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    zero = symbols.getZeroDigit();
    point = symbols.getDecimalSeparator();
  }

  /** Whose decimal sign and separators numbers have. */
  public Locale locale() {
    return locale;
  }

  /**
   * A value and its standard deviation, rounded to the same decimal.
   *
   * @param power factor of both, such as {@code × 10⁻⁷}, or empty
   */
  public record Uncertain(String value, String deviation, String power) {
    /** The value alone. */
    public String value(String unit) {
      return Units.with(value + power, unit);
    }

    /** The deviation alone after a plus-minus sign; empty if unknown. */
    public String deviation(String unit) {
      return deviation.isEmpty() ? "" : "± " + Units.with(deviation + power, unit);
    }

    /** Both, for example {@code 50.00 ± 0.28 eV}. */
    public String text(String unit) {
      if (deviation.isEmpty()) {
        return value(unit);
      }
      String both = value + " ± " + deviation;
      return Units.with(power.isEmpty() ? both : "(" + both + ")" + power, unit);
    }
  }

  /** A number with fixed decimals; a dash for NaN. */
  public String fixed(double value, int places) {
    int decimals = places > 0 ? places + more : places;
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    if (size >= LARGE) {
      return scientific(value, LARGE_DIGITS, true);
    }
    if (decimals > MOST_DECIMALS && size < 0.1) {
      int digits = size == 0 ? 0 : exponent(size) + decimals + 1;
      return digits < 1 ? "0" : scientific(value, digits, false);
    }
    return plain(value, decimals);
  }

  /** A number with a given number of significant digits. */
  public String significant(double value, int least) {
    int digits = least + more;
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    if (size == 0) {
      return "0";
    }
    return size >= LARGE || size < SMALL
        ? scientific(value, digits, false)
        : plain(value, Math.max(0, digits - 1 - exponent(rounded(size, digits))));
  }

  /** A deviation alone, with the digits that {@link #uncertain} gives it. */
  public String deviation(double deviation) {
    return uncertain(0, deviation, 0).deviation + uncertain(0, deviation, 0).power;
  }

  /**
   * A value with its standard deviation. The deviation has two digits while it begins with 1 to
   * 3.54, else one, after the Particle Data Group's rule; the value ends where the deviation does.
   *
   * @param deviation NaN if unknown
   * @param decimals of the value if the deviation is unknown
   */
  public Uncertain uncertain(double value, double deviation, int decimals) {
    if (Double.isNaN(value) || !(deviation > 0) || Double.isInfinite(deviation)) {
      return new Uncertain(fixed(value, decimals), deviation == 0 ? "0" : "", "");
    }
    double largest = Math.max(Math.abs(value), deviation);
    int power = largest >= LARGE || largest < SMALL ? exponent(largest) : 0;
    int places = decimals(deviation) + power;
    if (places > MOST_DECIMALS - exponent(largest) + power) {
      // single precision has no more than seven digits
      return new Uncertain(
          significant(value, MOST_DECIMALS + 1 - more), significant(deviation, 2 - more), "");
    }
    return new Uncertain(
        rounded(value, power, places),
        rounded(deviation, power, places),
        power == 0 ? "" : TIMES + superscript(power));
  }

  /**
   * The label of a tick.
   *
   * @param step between ticks
   */
  public String tick(double value, double step) {
    double size = Math.abs(value);
    // sums of steps are not exactly zero
    if (size < step / 2) {
      return "0";
    }
    int last = exponent(step * (1 + 1e-9));
    // a step of 2.5 needs one digit more than a step of 2 or 5
    boolean even =
        Math.abs(step / Math.pow(10, last) - Math.rint(step / Math.pow(10, last))) < 1e-6;
    int decimals = even ? -last : 1 - last;
    return size >= LARGE || step < SMALL
        ? scientific(value, Math.max(1, exponent(size * (1 + 1e-9)) + decimals + 1), true)
        : grouped(value, Math.max(0, decimals));
  }

  /** The label of a tick on a log scale: {@code 10⁻⁹}, {@code 0.01}, {@code 1}, {@code 100}. */
  public String logTick(double value) {
    double near = rounded(value, 2);
    int power = exponent(near);
    // powers of ten are not exact
    boolean decade = Math.abs(near / Math.pow(10, power) - 1) < 1e-9;
    if (decade && (power < -3 || power > 4)) {
      return "10" + superscript(power);
    }
    return significant(near, (decade ? Math.max(1, power + 1) : Math.max(2, power + 1)) - more);
  }

  /** With thousands separators, for numbers that are not typed. */
  private String grouped(double value, int decimals) {
    return String.format(locale, "%,." + decimals + "f", value).replace('-', '−');
  }

  /** Numbers within a text: their decimal sign, their minus sign and powers of ten. */
  @Override
  public String figure(String text) {
    return PLAIN.matcher(text).replaceAll(number -> written(number.group(1), number.group(2)));
  }

  private String written(String digits, @Nullable String power) {
    String sign = String.valueOf(DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    String shown = digits.replace(".", sign).replace('-', '−');
    return power == null ? shown : shown + TIMES + superscript(Integer.parseInt(power));
  }

  @Override
  public String count(long value) {
    return whole(value);
  }

  public String whole(long value) {
    return String.format(locale, "%,d", value).replace('-', '−');
  }

  /** Parses a number with a dot or a comma, or one formatted by this class; else NaN. */
  public static double parse(String text) {
    // notations of Java, as in 1d and 0x1p3, are none of a person's
    if (JAVA.matcher(text).find()) {
      return Double.NaN;
    }
    try {
      double value =
          Double.parseDouble(unpowered(text.strip()).replace(',', '.').replace('−', '-'));
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@code 1.2 × 10⁻⁷} as {@code 1.2e-7}. */
  private static String unpowered(String text) {
    int times = text.indexOf('×');
    if (times < 0) {
      return text;
    }
    StringBuilder written =
        new StringBuilder(text.substring(0, times).replace('\u00a0', ' ').strip());
    written.append('e');
    String power = text.substring(times + 1).replace('\u00a0', ' ').strip();
    if (!power.startsWith("10")) {
      return text;
    }
    for (char c : power.substring(2).toCharArray()) {
      int digit = SUPERSCRIPTS.indexOf(c);
      written.append(digit >= 0 ? (char) ('0' + digit) : c == '⁻' ? '-' : c);
    }
    return written.toString();
  }

  /** Decimals at which a deviation ends, negative for tens and hundreds. */
  private static int decimals(double deviation) {
    int exponent = exponent(deviation);
    long lead = Math.round(deviation / Math.pow(10, exponent) * 100);
    return lead <= 354 ? 1 - exponent : -exponent;
  }

  private String rounded(double value, int power, int places) {
    BigDecimal shown =
        BigDecimal.valueOf(value).movePointLeft(power).setScale(places, RoundingMode.HALF_EVEN);
    return plain(shown.doubleValue(), Math.max(0, places));
  }

  private String scientific(double value, int digits, boolean strip) {
    if (Double.isInfinite(value)) {
      return value < 0 ? "−∞" : "∞";
    }
    double near = rounded(value, digits);
    int exponent = exponent(Math.abs(near));
    BigDecimal mantissa = BigDecimal.valueOf(near).movePointLeft(exponent);
    int decimals = strip ? Math.max(0, mantissa.stripTrailingZeros().scale()) : digits - 1;
    return plain(mantissa.doubleValue(), decimals) + TIMES + superscript(exponent);
  }

  private String plain(double value, int decimals) {
    String quick = quick(value, decimals);
    if (quick != null) {
      return quick;
    }
    String text = String.format(locale, "%." + decimals + "f", value);
    return MINUS_ZERO.matcher(text).matches() ? text.substring(1) : text.replace('-', '−');
  }

  /**
   * The same text for most numbers, in a small part of the time and memory: tables show hundreds in
   * every picture. Null where a number is between two roundings or is no usual one.
   */
  private @Nullable String quick(double value, int decimals) {
    if (zero != '0' || decimals < 0 || decimals > QUICK_DECIMALS || !(Math.abs(value) < QUICK)) {
      return null;
    }
    long power = 1;
    for (int i = 0; i < decimals; i++) {
      power *= 10;
    }
    double scaled = Math.abs(value) * power;
    double whole = Math.floor(scaled);
    if (Math.abs(scaled - whole - 0.5) < NEARLY) {
      return null;
    }
    long rounded = (long) whole + (scaled - whole > 0.5 ? 1 : 0);
    StringBuilder text = new StringBuilder(16);
    if (value < 0 && rounded > 0) {
      text.append('−');
    }
    text.append(rounded / power);
    if (decimals > 0) {
      text.append(point);
      long rest = rounded % power;
      for (long digit = power / 10; digit > 0; digit /= 10) {
        text.append((char) ('0' + rest / digit % 10));
      }
    }
    return text.toString();
  }

  private static double rounded(double value, int digits) {
    return BigDecimal.valueOf(value).round(new MathContext(digits)).doubleValue();
  }

  /** Power of ten of the first significant digit. */
  private static int exponent(double size) {
    return size == 0
        ? 0
        : BigDecimal.valueOf(size).precision() - BigDecimal.valueOf(size).scale() - 1;
  }

  private static String superscript(int power) {
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
