package io.backcast.cli;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Loosening;
import io.backcast.design.Relaxation;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Units;
import io.backcast.model.Variable;

/** In a sentence, which constraint or bound stands most in the way of a target. */
final class AdviceText {
  private AdviceText() {}

  /** The sentence, with a space before it; empty where nothing that was asked for is in the way. */
  static String of(InverseModel model, DesignRequest request, DesignResult result)
      throws BackcastException {
    DesignBounds bounds = request.bounds();
    if (!result.judged() || result.extrapolated().refused() > 0) {
      return "";
    }
    double closest = result.closest();
    Loosening loosening = Loosening.of(model, request.target(), bounds, request.seed(), closest);
    Relaxation relaxation = Relaxation.of(model, request.target(), bounds, request.seed(), closest);
    DesignSpace space = model.card().space();
    String unit = space.properties().getFirst().unit();
    if (loosening != null && (relaxation == null || loosening.closest() <= relaxation.closest())) {
      return " " + loosening.sentence(unit);
    }
    return relaxation == null ? "" : " " + sentence(relaxation, bounds, space, unit);
  }

  private static String sentence(
      Relaxation relaxation, DesignBounds bounds, DesignSpace space, String unit) {
    int j = relaxation.variable();
    Variable v = space.variables().get(j);
    boolean upper = relaxation.bounds().upper()[j] > bounds.upper()[j];
    double to = upper ? relaxation.bounds().upper()[j] : relaxation.bounds().lower()[j];
    String bound = Units.plain(Numbers.significant(to, 5), v.unit());
    return relaxation.closest() == 0
        ? "With %s %s to %s the target is reached."
            .formatted(v.name(), upper ? "up" : "down", bound)
        : "With %s %s to %s designs come as near as %s."
            .formatted(
                v.name(),
                upper ? "up" : "down",
                bound,
                Units.plain(Numbers.significant(relaxation.closest(), 3), unit));
  }
}
