package io.backcast.design;

import io.backcast.io.Provenance;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.OutsideRule;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Rounding;
import io.backcast.model.Target;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The provenance of a file of designs, from its request and result. */
public final class DesignProvenance {
  private static final String NOT_JUDGED =
      "not judged: the model has no network that predicts, so nothing is known to be on target";

  private DesignProvenance() {}

  public static Provenance of(
      String program, ModelCard card, DesignRequest request, DesignResult result) {
    DesignSpace space = card.space();
    Map<String, Integer> refused = new LinkedHashMap<>();
    if (result.rejected() > 0) {
      refused.put("outside the bounds", result.rejected());
    }
    if (result.screened() > 0) {
      refused.put("screened out by the surrogate", result.screened());
    }
    if (result.extrapolated().refused() > 0 && !request.keepAll()) {
      refused.put("outside the training data", result.extrapolated().refused());
    }
    if (!request.keepAll()) {
      if (result.judged()) {
        refused.put(
            "off target",
            result.drawn()
                - result.rejected()
                - result.screened()
                - result.onTarget()
                - result.extrapolated().refused());
      }
      refused.put("copy of another", result.copies());
      refused.put(
          "more than asked for", result.onTarget() - result.copies() - result.designs().size());
    }
    return new Provenance(
        program,
        card.name(),
        card.identity(),
        targets(space, request.target()),
        tolerances(space, request.target()),
        request.bounds().narrowed(space),
        request.seed(),
        request.first(),
        request.budget().refines() && result.judged(),
        request.ranking().name().toLowerCase(Locale.ROOT),
        result.drawn(),
        result.judged() ? result.onTarget() : null,
        result.designs().size(),
        refused,
        reliability(card, request.target(), result.expected(), result.searched()),
        outside(card, request, result),
        result.judged() ? null : NOT_JUDGED,
        Provenance.Audited.of(result.designs()),
        null,
        extrapolation(request, result));
  }

  /** The provenance of designs that follow the prior. */
  public static Provenance of(
      String program,
      ModelCard card,
      Target target,
      DesignBounds bounds,
      long seed,
      WeightedResult result) {
    WeightedDesigns draws = result.draws();
    Map<String, Integer> refused = new LinkedHashMap<>();
    refused.put("off target", draws.drawn() - draws.size());
    refused.put("more than asked for", draws.size() - result.size());
    return new Provenance(
        program,
        card.name(),
        card.identity(),
        targets(card.space(), target),
        tolerances(card.space(), target),
        bounds.narrowed(card.space()),
        seed,
        0,
        false,
        Ranking.DRAWN.name().toLowerCase(Locale.ROOT),
        draws.drawn(),
        draws.size(),
        result.size(),
        refused,
        reliability(card, target, Double.NaN, false),
        null,
        null,
        Provenance.Audited.of(result.designs()),
        new Provenance.Sampling(
            result.resampled() ? "resampled" : "weighted",
            draws.method().name().toLowerCase(Locale.ROOT),
            Math.round(draws.effective())),
        null);
  }

  private static Map<String, String> targets(DesignSpace space, Target target) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double value = target.values()[k];
      PointMass mass = p.pointMass();
      String asked = Double.isNaN(value) ? RequestParser.ANY : Double.toString(value);
      targets.put(p.name(), mass != null && p.isMass(value) ? mass.name() : asked);
    }
    return targets;
  }

  private static Map<String, Double> tolerances(DesignSpace space, Target target) {
    Map<String, Double> tolerances = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      tolerances.put(space.properties().get(k).name(), target.tolerances()[k]);
    }
    return tolerances;
  }

  private static Provenance.Extrapolation extrapolation(
      DesignRequest request, DesignResult result) {
    Abstention abstention = result.abstention();
    ExtrapolationCount count = result.extrapolated();
    return new Provenance.Extrapolation(
        request.extrapolation().key(),
        count.checked(),
        count.outside(),
        abstention == null ? null : abstention.reason().key());
  }

  private static Provenance.@Nullable Outside outside(
      ModelCard card, DesignRequest request, DesignResult result) {
    OutsideRule rule = request.outside() == null ? card.outsideRule() : request.outside();
    return result.outside().outside() == 0
        ? null
        : new Provenance.Outside(
            rule.key(), result.outside().share(), result.outside().shares(card.space()));
  }

  private static Provenance.Reliability reliability(
      ModelCard card, Target target, double expected, boolean searched) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      Double error = card.heldOutError(p, target.values()[k]);
      if (error != null) {
        errors.put(p.name(), error);
      }
    }
    return new Provenance.Reliability(
        card.prior(),
        errors,
        Double.isNaN(expected) ? null : Rounding.decimals(expected, 4),
        searched);
  }
}
