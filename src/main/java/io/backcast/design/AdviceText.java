package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Target;
import io.backcast.model.Units;
import io.backcast.model.Variable;

/** In a sentence, which constraint or bound stands most in the way of a target. */
public final class AdviceText {
  private AdviceText() {}

  /** The sentence, with a space before it; empty where nothing that was asked for is in the way. */
  public static String of(InverseModel model, DesignRequest request, DesignResult result)
      throws BackcastException {
    DesignBounds bounds = request.bounds();
    if (!result.judged() || result.extrapolated().refused() > 0) {
      return "";
    }
    double closest = result.closest();
    Loosening loosening = Loosening.of(model, request.target(), bounds, request.seed(), closest);
    Relaxation relaxation = Relaxation.of(model, request.target(), bounds, request.seed(), closest);
    DesignSpace space = model.card().space();
    if (loosening != null && (relaxation == null || loosening.closest() <= relaxation.closest())) {
      return " " + loosening.sentence(request.target(), space);
    }
    return relaxation == null ? "" : " " + sentence(relaxation, request.target(), bounds, space);
  }

  private static String sentence(
      Relaxation relaxation, Target target, DesignBounds bounds, DesignSpace space) {
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
                v.name(), upper ? "up" : "down", bound, away(relaxation.closest(), target, space));
  }

  /** How far from a target, in its unit, or in tolerances where there are several properties. */
  static String away(double distance, Target target, DesignSpace space) {
    return space.dy() > 1
        ? Numbers.significant(distance / target.tolerances()[0], 3) + " tolerances"
        : Units.plain(Numbers.significant(distance, 3), space.properties().getFirst().unit());
  }
}
