package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A linear relation that every design keeps to, such as parts that sum to 100.
 *
 * @param terms factor of each variable, by name
 * @param total what the terms sum to
 */
public record Relation(Map<String, Double> terms, @JsonProperty("equals") double total) {

  /** Digits of a number in {@link #text}. */
  private static final MathContext DIGITS = new MathContext(6);

  public Relation {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /**
   * The relation as a formula: {@code x1 + x2 = 100}; {@code x1 = x2 + 2·x3} where the total is
   * zero.
   */
  public String text() {
    if (total != 0 || terms.size() < 2) {
      return side(terms) + " = " + number(total);
    }
    // the first variable is expressed by the others
    Map<String, Double> rest = new LinkedHashMap<>(terms);
    String first = terms.keySet().iterator().next();
    double factor = factor(first);
    rest.remove(first);
    rest.replaceAll((name, other) -> -other / factor);
    return first + " = " + side(rest);
  }

  /** The factor of a variable; zero if it does not occur. */
  public double factor(String name) {
    return terms.getOrDefault(name, 0.0);
  }

  /** The sum alone: {@code x1 + 2·x2 − x3}. */
  public String sum() {
    return side(terms);
  }

  private static String side(Map<String, Double> terms) {
    StringBuilder text = new StringBuilder();
    terms.forEach(
        (name, factor) -> {
          boolean minus = factor < 0;
          text.append(text.isEmpty() ? (minus ? "−" : "") : minus ? " − " : " + ");
          text.append(Math.abs(factor) == 1 ? "" : number(Math.abs(factor)) + "·").append(name);
        });
    return text.toString();
  }

  /** A number with at most six digits. */
  public static String number(double value) {
    BigDecimal rounded = new BigDecimal(value, DIGITS).stripTrailingZeros();
    return Math.abs(rounded.scale()) < 8 ? rounded.toPlainString() : rounded.toString();
  }
}
