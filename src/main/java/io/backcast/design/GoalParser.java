package io.backcast.design;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.util.List;

/** Parses what is asked of one property, with a sentence for every fault. */
final class GoalParser {
  private static final String MOST = "max";
  private static final String LEAST = "min";
  private static final String RANGE = "..";

  /** How the sides of one-sided targets may be written, as the signs of a name or of a text. */
  private static final List<String> SIGNS = List.of(">=", "<=", "≥", "≤", "=", ">", "<");

  private final Property property;

  GoalParser(Property property) {
    this.property = property;
  }

  /**
   * A name, and what stands behind it from its sign on. Names may hold signs themselves: of the
   * known ones that fit, the longest is meant.
   *
   * @throws BackcastException if there is no name or nothing is asked
   */
  static String[] split(String text, List<String> known) throws BackcastException {
    String bare = text.strip();
    String name = null;
    for (String candidate : known) {
      boolean fits =
          bare.startsWith(candidate) && !sign(bare.substring(candidate.length()).strip()).isEmpty();
      if (fits && (name == null || candidate.length() > name.length())) {
        name = candidate;
      }
    }
    if (name == null) {
      int at = bare.length();
      for (String sign : SIGNS) {
        int found = bare.lastIndexOf(sign);
        // of one sign inside another, the longer one is meant
        at = found >= 0 ? Math.min(at, found) : at;
      }
      name = bare.substring(0, at).strip();
    }
    String rest = bare.substring(Math.min(bare.length(), name.length())).strip();
    if (known.contains(bare)) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          "“%s” says nothing of %s. Write %s=VALUE; put >= and <= in quotes, which a shell takes for its own."
              .formatted(text, bare, bare));
    }
    if (name.isEmpty() || rest.isEmpty() || rest.equals(sign(rest))) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET, "“%s” should read NAME=VALUE.".formatted(text));
    }
    return new String[] {name, rest};
  }

  private static String sign(String text) {
    return SIGNS.stream().filter(text::startsWith).findFirst().orElse("");
  }

  /** See {@link RequestParser#goal}. */
  Goal goal(String text) throws BackcastException {
    String bare = text.strip();
    String sign = sign(bare);
    String rest = bare.substring(sign.length()).strip();
    return switch (sign) {
      case ">=", "≥" -> side(rest, true);
      case "<=", "≤" -> side(rest, false);
      case ">", "<" ->
          throw fault(
              "“%s%s” should read %s%s=%s: the end of a range belongs to it"
                  .formatted(property.name(), bare, property.name(), sign, rest));
      default -> equal(rest);
    };
  }

  private Goal equal(String text) throws BackcastException {
    PointMass mass = property.pointMass();
    if (mass != null && mass.name().equals(text)) {
      return Goal.of(mass.value());
    }
    return switch (text) {
      case RequestParser.ANY -> Goal.ANY;
      case MOST -> extreme(Goal.MOST);
      case LEAST -> extreme(Goal.LEAST);
      default -> text.contains(RANGE) ? range(text) : Goal.of(number(text, text));
    };
  }

  private Goal extreme(Goal goal) throws BackcastException {
    if (!(property.upper() > property.lower())) {
      throw fault(
          "%s is %s in all training data, so there is no most or least of it"
              .formatted(property.name(), value(property.lower())));
    }
    return goal;
  }

  /** A range; one of its ends may be left out. */
  private Goal range(String text) throws BackcastException {
    int dots = text.indexOf(RANGE);
    String from = text.substring(0, dots).strip();
    String to = text.substring(dots + RANGE.length()).strip();
    if (from.isEmpty() && to.isEmpty()) {
      throw fault("“%s=%s” has no end. Write LOW..HIGH".formatted(property.name(), text));
    }
    if (from.isEmpty() || to.isEmpty()) {
      return side(from.isEmpty() ? to : from, to.isEmpty());
    }
    double low = end(from, text);
    double high = end(to, text);
    if (low > high) {
      throw fault(
          "The range %s=%s is empty. Write the lower end first".formatted(property.name(), text));
    }
    if (low == high) {
      throw fault(
          "The range %s=%s is a single value. Write %s=%s, with --tolerance for its width"
              .formatted(property.name(), text, property.name(), from));
    }
    return inData(new Goal.Range(low, high), "=" + text);
  }

  private Goal side(String text, boolean least) throws BackcastException {
    String whole = (least ? ">=" : "<=") + text;
    PointMass mass = property.pointMass();
    if (mass != null && mass.name().equals(text)) {
      throw fault(
          "%s is a class and no end of a range. Write %s=%s for it, or %s with a number"
              .formatted(text, property.name(), text, property.name() + (least ? ">=" : "<=")));
    }
    double end = number(text, whole);
    if (least && property.isMass(end)) {
      throw fault(
          "All values are in %s%s. Leave it out, or write %s=any"
              .formatted(property.name(), whole, property.name()));
    }
    return inData(least ? Goal.atLeast(end) : Goal.atMost(end), whole);
  }

  /** Refuses a range without a value of the data; one of the class alone is the class. */
  private Goal inData(Goal.Range range, String text) throws BackcastException {
    if (property.isMass(range.high()) && property.lower() <= range.high()) {
      return Goal.of(range.high());
    }
    boolean above = range.low() > property.upper();
    if (above || range.high() < property.lower()) {
      throw fault(
          "%s%s lies %s all training data (%s to %s). Ask for a range that they reach; a single value beyond them can be asked for"
              .formatted(
                  property.name(),
                  text,
                  above ? "above" : "below",
                  Numbers.significant(property.lower(), 3),
                  value(property.upper())));
    }
    if (property.isLog() && !(range.high() > 0)) {
      throw fault(
          "%s%s holds no number above zero, and %s has a log scale"
              .formatted(property.name(), text, property.name()));
    }
    return range;
  }

  private String value(double number) {
    return Units.plain(Numbers.significant(number, 3), property.unit());
  }

  private double end(String text, String whole) throws BackcastException {
    PointMass mass = property.pointMass();
    return mass != null && mass.name().equals(text) ? mass.value() : number(text, whole);
  }

  private double number(String text, String whole) throws BackcastException {
    double value = TextTable.numberOrNaN(text);
    if (Double.isNaN(value)) {
      throw fault(
          "In “%s%s”, “%s” is not a finite number. Use a dot for decimals"
              .formatted(property.name(), sign(whole).isEmpty() ? "=" + whole : whole, text));
    }
    return value;
  }

  private static BackcastException fault(String sentence) {
    return new BackcastException(ErrorCode.BAD_TARGET, sentence + ".");
  }
}
