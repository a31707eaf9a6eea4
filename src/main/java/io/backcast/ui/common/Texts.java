package io.backcast.ui.common;

import io.backcast.model.Variable;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** All words on the screen, and numbers in the user's locale. */
public final class Texts {
  private final ResourceBundle bundle;
  private final Locale locale;

  public Texts(Locale locale) {
    this.locale = locale;
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

  /** A number with fixed decimals, as the user writes it; a dash for NaN. */
  public String number(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String text = String.format(locale, "%." + decimals + "f", value);
    return text.matches("-0([.,]0*)?") ? text.substring(1) : text.replace('-', '−');
  }

  /** A number as users write it, with a dot or a comma; NaN for anything else. */
  public static double parse(String text) {
    try {
      double value = Double.parseDouble(text.strip().replace(',', '.').replace('−', '-'));
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A variable's value: a category by name, a whole number without decimals. */
  public String value(Variable v, double value, int decimals) {
    String category = v.category(value);
    return category != null ? category : number(value, v.whole() ? 0 : decimals);
  }

  public String whole(long value) {
    return String.format(locale, "%,d", value);
  }

  public Locale locale() {
    return locale;
  }
}
