package io.backcast.cli;

import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.train.evaluate.BaselineComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What {@code train} says of a finished model. */
final class TrainingSummary {
  private TrainingSummary() {}

  /** Where the model differs from its recipe, and what designs are drawn from. */
  static List<String> told(Recipe recipe, ModelCard card) {
    List<String> lines = new ArrayList<>();
    List<Property> asked = Objects.requireNonNull(recipe.space()).properties();
    for (int k = 0; k < asked.size(); k++) {
      Property made = card.space().properties().get(k);
      if (made.tolerance() > asked.get(k).tolerance()) {
        lines.add(
            "The proposed tolerance of %s, %s, is below the error on held-out rows; the model has %s. State one in a recipe to keep it."
                .formatted(
                    made.name(),
                    Numbers.significant(asked.get(k).tolerance(), 4),
                    Numbers.significant(made.tolerance(), 4)));
      }
    }
    lines.add("Designs are drawn " + card.prior() + ".");
    return lines;
  }

  /** The figures of the card, and where a simple method predicts better. */
  static List<String> figures(ModelCard card) {
    List<String> lines = new ArrayList<>();
    card.metrics()
        .forEach(
            (name, value) ->
                lines.add(String.format(Locale.ROOT, "%-28s %s", name, Numbers.fixed(value, 4))));
    BaselineComparison.lost(card).forEach(lost -> lines.add(lost.sentence()));
    return lines;
  }
}
