package io.backcast.ui.common;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** All words on the screen, and numbers in the user's locale. */
public final class Texts {
  private final ResourceBundle bundle;
  private final Locale locale;
  private final NumberFormatter numbers;

  public Texts(Locale locale) {
    this.locale = locale;
    this.numbers = new NumberFormatter(locale);
    // an English user of a German system asks for English
    this.bundle =
        ResourceBundle.getBundle(
            "io.backcast.ui.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }

  public ResourceBundle bundle() {
    return bundle;
  }

  /** A text with its gaps filled. */
  public String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /** The text of one value of an enumeration; its key is {@link #key}. */
  public String of(String prefix, Enum<?> value, Object... values) {
    return get(key(prefix, value), values);
  }

  /** Where the text of a value of an enumeration is: {@code prefix.name}, in small letters. */
  public static String key(String prefix, Enum<?> value) {
    return prefix + "." + value.name().toLowerCase(Locale.ROOT);
  }

  /** A number with fixed decimals, as the user writes it; a dash for NaN. */
  public String number(double value, int decimals) {
    return numbers.fixed(value, decimals);
  }

  /** A number with so many digits that matter. */
  public String significant(double value, int digits) {
    return numbers.significant(value, digits);
  }

  /** A number with the sign that changes have. */
  public String change(double value, int digits) {
    return (value > 0 ? "+" : "") + numbers.significant(value, digits);
  }

  /** A standard deviation alone. */
  public String deviation(double value) {
    return numbers.deviation(value);
  }

  /** A value with its deviation, which tells how many digits both have. */
  public NumberFormatter.Uncertain uncertain(double value, double deviation, int decimals) {
    return numbers.uncertain(value, deviation, decimals);
  }

  /** A prediction without its unit: the class, or the value and its deviation. */
  public String predicted(Property p, double unclamped, double deviation) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(unclamped)
        ? mass.name()
        : uncertain(unclamped, deviation, p.decimals()).text("");
  }

  /** A place along an axis whose places are a step apart. */
  public String tick(double value, double step) {
    return numbers.tick(value, step);
  }

  /** A number as users write it, with a dot or a comma; NaN for anything else. */
  public static double parse(String text) {
    return NumberFormatter.parse(text);
  }

  /** A variable's value: a category by name, a whole number without decimals. */
  public String value(Variable v, double value, int decimals) {
    String category = v.category(value);
    return category != null ? category : number(value, v.whole() ? 0 : decimals);
  }

  /** A variable's value with all its decimals and its unit. */
  public String quantity(Variable v, double value) {
    return Units.with(value(v, value, v.decimals()), v.unit());
  }

  /** A value that is asked of a property, or how far it may be off. */
  public String asked(Property p, double value) {
    return number(value, p.coarseDecimals());
  }

  public String whole(long value) {
    return numbers.whole(value);
  }

  public Locale locale() {
    return locale;
  }
}
