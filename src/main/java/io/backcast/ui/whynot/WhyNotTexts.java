package io.backcast.ui.whynot;

import io.backcast.design.Refusal;
import io.backcast.design.Region;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.chart.WhyAsker.Pick;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences about values that no design has. */
final class WhyNotTexts {
  private final DesignSpace space;
  private final Texts texts;

  WhyNotTexts(DesignSpace space, Texts texts) {
    this.space = space;
    this.texts = texts;
  }

  /** The values: {@code α = 80.00°}. */
  String title(List<Pick> picks) {
    return picks.stream()
        .map(p -> symbol(p) + " = " + quantity(p.variable(), p.value()))
        .collect(Collectors.joining(", "));
  }

  private String symbol(Pick pick) {
    return space.variables().get(pick.variable()).symbol();
  }

  private String quantity(int variable, double value) {
    return texts.quantity(space.variables().get(variable), value);
  }

  String unknown() {
    return texts.get("why.unknown");
  }

  String none() {
    return texts.get("why.none");
  }

  /**
   * What refuses the values.
   *
   * @param bounds of the question
   */
  String reason(Refusal r, DesignBounds bounds) {
    return switch (r.reason()) {
      case SPACE -> texts.of("why", r.reason(), refusing(r, DesignBounds.of(space)));
      case BOUND -> texts.of("why", r.reason(), refusing(r, bounds));
      case CONSTRAINTS ->
          texts.of("why", r.reason(), String.join("; ", bounds.conditions().texts()));
      case NONE -> texts.get("why.rare", texts.whole(r.found()), texts.whole(r.drawn()));
      case REACH -> texts.get("why.reach", predicted(r), asked(r.target()));
      case TOLERANCE -> texts.get("why.tolerance", texts.significant(r.closest(), 2));
      default -> texts.of("why", r.reason(), r.detail());
    };
  }

  /** The range of the variable whose values are outside bounds. */
  private String refusing(Refusal r, DesignBounds bounds) {
    for (Region.Range asked : r.region().ranges()) {
      double low = bounds.lower()[asked.variable()];
      double high = bounds.upper()[asked.variable()];
      if (asked.high() < low || asked.low() > high) {
        Variable v = space.variables().get(asked.variable());
        return low == high
            ? v.symbol() + " = " + texts.quantity(v, low)
            : texts.get(
                "why.between",
                v.symbol(),
                texts.value(v, low, v.shownDecimals()),
                texts.quantity(v, high));
      }
    }
    return r.detail();
  }

  /** Between which values the properties asked for are predicted there. */
  private String predicted(Refusal r) {
    return IntStream.range(0, r.low().length)
        .filter(k -> !r.target().isFree(k))
        .mapToObj(
            k -> {
              Property p = space.properties().get(k);
              String low = texts.asked(p, new Goal.Value(r.low()[k]));
              String high = texts.asked(p, new Goal.Value(r.high()[k]));
              boolean isClass = p.isMass(r.high()[k]);
              return low.equals(high)
                  ? p.label() + " = " + (isClass ? low : Units.with(low, p.unit()))
                  : texts.get("why.between", p.label(), low, Units.with(high, p.unit()));
            })
        .collect(Collectors.joining(", "));
  }

  private String asked(Target target) {
    return IntStream.range(0, space.dy())
        .filter(k -> !target.isFree(k))
        .mapToObj(k -> asked(k, target.goals().get(k)))
        .collect(Collectors.joining(", "));
  }

  private String asked(int k, Goal goal) {
    Property p = space.properties().get(k);
    String text = texts.asked(p, goal);
    boolean isClass = goal instanceof Goal.Value v && p.isMass(v.value());
    boolean sign = text.startsWith("≥") || text.startsWith("≤");
    return p.label() + (sign ? " " : " = ") + (isClass ? text : Units.with(text, p.unit()));
  }

  /** What the nearest design has in the place of the values. */
  String nearest(List<Pick> picks, float[] x) {
    List<String> values = new ArrayList<>();
    for (Pick pick : picks) {
      Variable v = space.variables().get(pick.variable());
      values.add(v.symbol() + " = " + texts.quantity(v, x[pick.variable()]));
    }
    return texts.get("why.nearest", String.join(", ", values));
  }
}
