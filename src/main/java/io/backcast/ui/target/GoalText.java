package io.backcast.ui.target;

import io.backcast.design.RequestParser;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one property in words and figures, and the same read back: as on the command
 * line, and as the window writes it.
 */
final class GoalText {
  /** Between the ends of a range: two dots, an ellipsis, a dash, or a minus with spaces. */
  private static final Pattern BETWEEN = Pattern.compile("\\s*(?:\\.{2,}|…|–)\\s*|\\s+[-−]\\s+");

  private static final Pattern SIGN = Pattern.compile("(>=|<=|≥|≤|=|>|<)?\\s*(.*)");
  private static final Pattern TOLERANCE = Pattern.compile("(.*?)\\s*(?:±|\\+/?-)\\s*(.*)");

  private final Texts texts;
  private final RequestParser parser;
  private final Property property;
  private final int k;

  /**
   * Words for one property.
   *
   * @param k its column
   */
  GoalText(DesignSpace space, int k, Texts texts) {
    this.texts = texts;
    this.parser = new RequestParser(space);
    this.property = space.properties().get(k);
    this.k = k;
  }

  /**
   * What was typed.
   *
   * @param tolerance of a value, as a share of it on a log scale; NaN where none was typed
   */
  record Typed(Goal goal, double tolerance) {}

  /** The goal as the large number shows it. */
  String shown(Goal goal) {
    return texts.asked(property, goal);
  }

  private String value(double value) {
    return texts.asked(property, new Goal.Value(value));
  }

  /** The name of a kind of goals. */
  String kind(GoalKind kind) {
    PointMass mass = property.pointMass();
    return kind == GoalKind.MASS && mass != null ? mass.name() : texts.of("goal", kind);
  }

  /** What is asked as a sentence for a screen reader. */
  String spoken(PropertyQuestion question) {
    return switch (question.goal()) {
      case Goal.Value v ->
          property.isMass(v.value())
              ? value(v.value())
              : texts.get(
                  "goal.said.value",
                  unit(value(v.value())),
                  texts.tolerance(property, question.tolerance()));
      case Goal.Range r -> spoken(r);
      default -> texts.of("goal", GoalKind.of(property, question.goal()));
    };
  }

  private String spoken(Goal.Range r) {
    if (Double.isInfinite(r.high())) {
      return texts.get("goal.said.at_least", unit(value(r.low())));
    }
    return Double.isInfinite(r.low())
        ? texts.get("goal.said.at_most", unit(value(r.high())))
        : texts.get("goal.said.range", value(r.low()), unit(value(r.high())));
  }

  private String unit(String number) {
    return Units.with(number, property.unit());
  }

  /** What a handle is, and where. */
  String end(PropertyQuestion question, boolean high) {
    TargetBand band = question.band();
    String where = band.isOpen(high) ? texts.get("target.end.open") : unit(value(band.rest(high)));
    return texts.get(high ? "target.end.high" : "target.end.low", property.label(), where);
  }

  /**
   * Reads a goal.
   *
   * @throws BackcastException that says what is wrong and how it is written
   */
  Typed read(String typed) throws BackcastException {
    String text = withoutUnit(typed.strip());
    Goal known = named(text);
    if (known != null) {
      return new Typed(known, Double.NaN);
    }
    Matcher wide = TOLERANCE.matcher(text);
    if (wide.matches() && !wide.group(1).isBlank()) {
      Goal goal = goal(wide.group(1));
      return new Typed(goal, tolerance(wide.group(2), goal));
    }
    return new Typed(goal(text), Double.NaN);
  }

  /** What is wrong with what was typed. */
  String said(BackcastException fault) {
    return texts.say(fault);
  }

  /** The same as on the command line; a fault is said in the window's language. */
  private Goal goal(String text) throws BackcastException {
    try {
      return parser.goal(k, command(text));
    } catch (BackcastException e) {
      Matcher sign = SIGN.matcher(text.strip());
      boolean signed = sign.matches() && sign.group(1) != null;
      List<String> ends = List.of(BETWEEN.split(sign.matches() ? sign.group(2) : text, -1));
      throw new BackcastException(
          e.code(),
          Sentence.written(
              new GoalFault(property, texts).sentence(signed ? sign.group(1) : "", ends)),
          e);
    }
  }

  /** One of the words for a goal, in the window's language. */
  private @Nullable Goal named(String text) {
    PointMass mass = property.pointMass();
    if (mass != null && text.equalsIgnoreCase(mass.name())) {
      return new Goal.Value(mass.value());
    }
    Map<GoalKind, Goal> words =
        Map.of(GoalKind.ANY, Goal.ANY, GoalKind.MOST, Goal.MOST, GoalKind.LEAST, Goal.LEAST);
    return words.entrySet().stream()
        .filter(e -> text.equalsIgnoreCase(texts.of("goal", e.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private String withoutUnit(String text) {
    String unit = property.unit().strip();
    return !unit.isEmpty() && text.endsWith(unit)
        ? text.substring(0, text.length() - unit.length()).strip()
        : text;
  }

  /** The text as the command line takes it: signs and numbers of the window's language replaced. */
  private static String command(String text) {
    Matcher sign = SIGN.matcher(text.strip());
    String before = sign.matches() && sign.group(1) != null ? sign.group(1) : "";
    String rest = sign.matches() ? sign.group(2) : text;
    Matcher between = BETWEEN.matcher(rest);
    if (!between.find()) {
      return before + number(rest);
    }
    return before
        + number(rest.substring(0, between.start()))
        + ".."
        + number(rest.substring(between.end()));
  }

  private static String number(String text) {
    double value = Texts.parse(text);
    return Double.isNaN(value) ? text.strip() : Numbers.exact(value);
  }

  private double tolerance(String text, Goal goal) throws BackcastException {
    boolean percent = text.endsWith("%");
    double width = Texts.parse(percent ? text.substring(0, text.length() - 1) : text);
    double value = goal instanceof Goal.Value v ? v.value() : Double.NaN;
    double wanted = percent ? width / 100 : width;
    if (percent != property.isLog()) {
      wanted = property.isLog() ? wanted / value : wanted * Math.abs(value);
    }
    if (!(wanted > 0)) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          Sentence.written(texts.get("goal.bad-tolerance", property.label())));
    }
    return wanted;
  }
}
