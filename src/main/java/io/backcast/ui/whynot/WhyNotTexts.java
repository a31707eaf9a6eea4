package io.backcast.ui.whynot;

import io.backcast.design.Preview;
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

  /** The handles exclude a value. */
  String beyond(Pick pick, DesignBounds bounds, boolean works) {
    int j = pick.variable();
    return texts.get(
        works ? "why.beyond.works" : "why.beyond",
        symbol(pick),
        quantity(j, bounds.lower()[j]),
        quantity(j, bounds.upper()[j]));
  }

  /** There are such designs, though few are found among all. */
  String rare(int hits, int drawn) {
    return texts.get("why.rare", texts.whole(hits), texts.whole(drawn));
  }

  /** Designs with these values are unlike the training data. */
  String outsideData(int refused) {
    return texts.get("why.outside", texts.whole(refused));
  }

  /** No design with these values comes near enough to the target. */
  String missed(Target target, Preview preview) {
    Property first = space.properties().getFirst();
    String asked =
        IntStream.range(0, space.dy())
            .filter(k -> !target.isFree(k))
            .mapToObj(k -> asked(k, target.goals().get(k)))
            .collect(Collectors.joining(", "));
    double closest = preview.closest();
    if (!Double.isFinite(closest)) {
      return texts.get("why.missed.unknown", asked);
    }
    String by =
        space.dy() > 1
            ? texts.get("why.tolerances", texts.number(closest / target.tolerances()[0], 1))
            : Units.with(texts.significant(closest, 2), first.unit());
    return texts.get("why.missed", asked, by);
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
