package io.backcast.ui.common;

import io.backcast.model.BackcastException;
import io.backcast.model.Goal;
import io.backcast.model.PointMass;
import io.backcast.model.Printable;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import io.backcast.sentence.Wording;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** All texts on the screen, and numbers in the user's locale. */
public final class Texts {
  /** Digits of a number on a log scale, all of which mean the same share of it. */
  private static final int LOG_DIGITS = 3;

  /** How many digits a target may have beyond those that are read at a glance. */
  private static final int MORE_DIGITS = 3;

  /** A tolerance from here on has a power of ten, and no more digits than it takes. */
  private static final double LARGE = 1e7;

  private static final String BUNDLE = "io.backcast.ui.messages";

  private ResourceBundle bundle;
  private Wording wording;
  private Locale locale;
  private NumberFormatter numbers;

  public Texts(Locale locale) {
    this.locale = locale;
    this.numbers = new NumberFormatter(locale);
    this.bundle = bundle(locale);
    this.wording = new Wording(locale, numbers);
  }

  /**
   * Changes the language; call it on the FX thread. Views that exist keep the words that they have.
   *
   * @param format of all numbers
   */
  public void use(Locale language, NumberFormatter format) {
    locale = language;
    numbers = format;
    bundle = bundle(language);
    wording = new Wording(language, format);
  }

  private static ResourceBundle bundle(Locale locale) {
    // no fallback to the locale of the system: the base bundle is English
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }

  /** The languages that the program speaks, English first. */
  public static List<Locale> languages() {
    return Stream.concat(
            Stream.of(Locale.ENGLISH),
            Stream.of(Locale.getISOLanguages())
                .filter(
                    tag ->
                        Texts.class.getResource(
                                "/" + BUNDLE.replace('.', '/') + "_" + tag + ".properties")
                            != null)
                .map(Locale::of))
        .toList();
  }

  /** The format of all numbers. */
  public NumberFormatter numbers() {
    return numbers;
  }

  public ResourceBundle bundle() {
    return bundle;
  }

  /** What a sentence says, in the language of the window. */
  public String say(Sentence sentence) {
    return Printable.of(wording.text(sentence));
  }

  /** What a failure says, in the language of the window. */
  public String say(BackcastException failure) {
    return say(failure.said());
  }

  /** A text with its placeholders filled. */
  public String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, numbers.locale()).format(values);
  }

  /** The text of one value of an enumeration; its key is {@link #key}. */
  public String of(String prefix, Enum<?> value, Object... values) {
    return get(key(prefix, value), values);
  }

  /** The key of the text of one value of an enumeration: {@code prefix.name}, in lower case. */
  public static String key(String prefix, Enum<?> value) {
    return prefix + "." + value.name().toLowerCase(Locale.ROOT);
  }

  /** A number with fixed decimals; a dash for NaN. */
  public String number(double value, int decimals) {
    return numbers.fixed(value, decimals);
  }

  /** A number with a given number of significant digits. */
  public String significant(double value, int digits) {
    return numbers.significant(value, digits);
  }

  /** A number with its sign, also if positive. */
  public String change(double value, int digits) {
    return (value > 0 ? "+" : "") + numbers.significant(value, digits);
  }

  /** A standard deviation alone. */
  public String deviation(double value) {
    return numbers.deviation(value);
  }

  /** A value with its standard deviation, which determines the digits of both. */
  public NumberFormatter.Uncertain uncertain(double value, double deviation, int decimals) {
    return numbers.uncertain(value, deviation, decimals);
  }

  /** A prediction without its unit: the name of the point mass, or the value and its deviation. */
  public String predicted(Property p, double unclamped, double deviation) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(unclamped)
        ? mass.name()
        : uncertain(p, unclamped, deviation).text("");
  }

  /** A property's value with its standard deviation, which determines the digits of both. */
  public NumberFormatter.Uncertain uncertain(Property p, double value, double deviation) {
    return p.isLog() && !(deviation > 0)
        ? new NumberFormatter.Uncertain(significant(value, LOG_DIGITS), "", "")
        : uncertain(value, deviation, p.shownDecimals());
  }

  /** The label of a tick on a log scale. */
  public String logTick(double value) {
    return numbers.logTick(value);
  }

  /** The label of a tick; {@code step} is the distance between ticks. */
  public String tick(double value, double step) {
    return numbers.tick(value, step);
  }

  /** Parses a number with a dot or a comma; NaN for anything else. */
  public static double parse(String text) {
    return NumberFormatter.parse(text);
  }

  /** A variable's value: the name of a category, an integer without decimals. */
  public String value(Variable v, double value, int decimals) {
    String category = v.category(value);
    if (category != null) {
      return category;
    }
    return v.isLog() && !v.whole()
        ? significant(value, LOG_DIGITS)
        : number(value, v.whole() ? 0 : decimals);
  }

  /** A variable's value with all its decimals and its unit. */
  public String quantity(Variable v, double value) {
    return Units.with(value(v, value, v.shownDecimals()), v.unit());
  }

  /** A value of a property as it is read at a glance. */
  public String asked(Property p, double value) {
    return p.isLog() ? significant(value, LOG_DIGITS) : number(value, p.coarseDecimals());
  }

  /**
   * A value that is asked for: as it is read at a glance, or with the few digits more that it was
   * set with. One that a hand is moving has more than those.
   */
  public String target(Property p, double value) {
    int least = p.isLog() ? LOG_DIGITS : p.coarseDecimals();
    int digits = least;
    if (Double.isFinite(value)) {
      BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
      int set = p.isLog() ? exact.precision() : exact.scale();
      digits = set > least + MORE_DIGITS ? least : Math.max(least, set);
    }
    return p.isLog() ? significant(value, digits) : number(value, digits);
  }

  /** What is asked of a property, without its unit: {@code 0.50 – 0.80}, {@code ≥ 1.50}. */
  public String asked(Property p, Goal goal) {
    return switch (goal) {
      case Goal.Value v -> classOr(p, v.value());
      case Goal.Range r -> asked(p, r);
      case Goal.Extreme e -> get(e.most() ? "goal.most" : "goal.least");
      case Goal.Any any -> get("goal.any");
    };
  }

  private String asked(Property p, Goal.Range r) {
    if (Double.isInfinite(r.high())) {
      return "≥ " + target(p, r.low());
    }
    return Double.isInfinite(r.low())
        ? "≤ " + target(p, r.high())
        : classOr(p, r.low()) + " – " + target(p, r.high());
  }

  /** A value as it is asked for, with its unit; the name of the class that it is in. */
  public String quantity(Property p, double value) {
    return p.isMass(value) ? classOr(p, value) : Units.with(target(p, value), p.unit());
  }

  /** What is asked of a property, with its unit where that is a number. */
  public String quantity(Property p, Goal goal) {
    boolean number =
        switch (goal) {
          case Goal.Value v -> !p.isMass(v.value());
          case Goal.Range r -> true;
          case Goal.Extreme e -> false;
          case Goal.Any any -> false;
        };
    return number ? Units.with(asked(p, goal), p.unit()) : asked(p, goal);
  }

  /** A prediction with all its digits and its unit; the name of the class that it is in. */
  public String predicted(Property p, double unclamped) {
    PointMass mass = p.pointMass();
    if (mass != null && p.isMass(unclamped)) {
      return mass.name();
    }
    double value = p.physical(unclamped);
    return Units.with(
        p.isLog() ? significant(value, LOG_DIGITS) : number(value, p.shownDecimals()), p.unit());
  }

  private String classOr(Property p, double value) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(value) ? mass.name() : target(p, value);
  }

  /** The tolerance of a property with its unit: on a log scale in percent of the target. */
  public String tolerance(Property p, double tolerance) {
    return p.isLog()
        ? Units.with(significant(100 * tolerance, 2), "%")
        : Units.with(
            tolerance >= LARGE ? significant(tolerance, 2) : target(p, tolerance), p.unit());
  }

  public String whole(long value) {
    return numbers.whole(value);
  }

  public Locale locale() {
    return locale;
  }
}
