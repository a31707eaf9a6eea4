package io.backcast.ui.report;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is asked, in words. */
final class QuestionWords {
  /** The beginning of a word of the language, as symbols and abbreviations do not begin. */
  private static final Pattern WORD = Pattern.compile("\\p{Ll}{4}|\\p{Ll}{3}(?![\\p{L}\\p{N}_])");

  private final DesignSpace space;
  private final Texts texts;

  QuestionWords(DesignSpace space, Texts texts) {
    this.space = space;
    this.texts = texts;
  }

  /** The question as a sentence. */
  String question(Target target, DesignBounds bounds) {
    String asked = asked(target);
    String what =
        asked.isEmpty() ? texts.get("report.question.any") : texts.get("report.question", asked);
    List<String> limits = limits(bounds);
    return limits.isEmpty()
        ? texts.get("report.question.free", what)
        : texts.get("report.question.limited", what, listed(limits));
  }

  /** A few words for a title: what is asked of the properties. */
  String title(Target target) {
    String asked = asked(target);
    return asked.isEmpty() ? texts.get("report.title.any") : asked;
  }

  /** What is asked; the most and least, which hold as far as the model is trusted, come last. */
  private String asked(Target target) {
    List<String> asked = new ArrayList<>();
    List<String> extremes = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      String goal = goal(p, target.goals().get(k), target.tolerances()[k]);
      if (!goal.isEmpty()) {
        (target.goals().get(k) instanceof Goal.Extreme ? extremes : asked).add(goal);
      }
    }
    asked.addAll(extremes);
    String all = asked.isEmpty() ? "" : listed(asked);
    return extremes.isEmpty() ? all : texts.get("report.goal.trusted", all);
  }

  private String goal(Property p, Goal goal, double tolerance) {
    return switch (goal) {
      case Goal.Any any -> "";
      case Goal.Value v -> value(p, v.value(), tolerance);
      case Goal.Range r -> range(p, r);
      case Goal.Extreme e -> texts.get(e.most() ? "report.goal.max" : "report.goal.min", p.label());
    };
  }

  private String range(Property p, Goal.Range r) {
    if (Double.isInfinite(r.high())) {
      return texts.get("report.goal.least", named(p), quantity(p, r.low()));
    }
    return Double.isInfinite(r.low())
        ? texts.get("report.goal.most", named(p), quantity(p, r.high()))
        : texts.get("report.goal.range", named(p), texts.target(p, r.low()), quantity(p, r.high()));
  }

  private String value(Property p, double value, double tolerance) {
    PointMass mass = p.pointMass();
    if (mass != null && p.isMass(value)) {
      return texts.get("report.goal.class", p.label(), mass.name());
    }
    // the tolerance of a target is in the property's unit on either scale
    double shown = p.isLog() ? tolerance / value : tolerance;
    return texts.get(
        "report.goal.value",
        named(p),
        p.isLog()
            ? Units.with(texts.target(p, value), p.unit()) + " ± " + texts.tolerance(p, shown)
            : Units.with(texts.target(p, value) + " ± " + texts.target(p, shown), p.unit()));
  }

  /** A property with its article: of a word, but not of a symbol such as {@code E_g}. */
  private String named(Property p) {
    String label = p.label();
    boolean word = WORD.matcher(label).lookingAt();
    boolean vowel = "aeiou".indexOf(label.charAt(0)) >= 0;
    return texts.get(
        word ? (vowel ? "report.named.vowel" : "report.named.word") : "report.named.symbol", label);
  }

  private String quantity(Property p, double value) {
    return Units.with(texts.target(p, value), p.unit());
  }

  private List<String> limits(DesignBounds bounds) {
    List<String> limits = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      double low = bounds.lower()[j];
      double high = bounds.upper()[j];
      if (!bounds.isNarrowed(v, j)) {
        continue;
      }
      limits.add(
          low == high
              ? texts.get("report.limit.fixed", v.symbol(), texts.quantity(v, low))
              : texts.get(
                  "report.limit.range",
                  v.symbol(),
                  texts.value(v, low, v.shownDecimals()),
                  texts.quantity(v, high)));
    }
    List<String> conditions = bounds.conditions().texts();
    // those of the card come first, and hold anyway
    conditions
        .subList(space.constraints().size(), conditions.size())
        .forEach(formula -> limits.add(texts.get("report.limit.where", formula)));
    return limits;
  }

  /** Items with commas, and a word before the last. */
  private String listed(List<String> items) {
    return items.size() == 1
        ? items.getFirst()
        : texts.get(
            "report.and", String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
  }
}
