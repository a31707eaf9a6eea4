package io.backcast.design;

import io.backcast.io.Provenance;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.ModelCard;
import io.backcast.model.OutsideRule;
import io.backcast.model.Property;
import io.backcast.model.Rounding;
import io.backcast.model.Target;
import java.util.LinkedHashMap;
import java.util.List;
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
    Map<String, Integer> refused =
        result.extremes() != null
            ? refused(result.extremes(), result)
            : refused(DesignCounts.of(result), result.designs().size(), request.keepAll());
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
        extrapolation(request.extrapolation(), result.extrapolated(), result.abstention()),
        extremes(space, result.extremes()),
        constraints(request.bounds()));
  }

  private static Map<String, Integer> refused(Extremes extremes, DesignResult result) {
    Map<String, Integer> refused = new LinkedHashMap<>();
    refused.put("worse, off target or not trusted", extremes.judged() - result.onTarget());
    refused.put("copy of another", result.copies());
    refused.put(
        "more than asked for", result.onTarget() - result.copies() - result.designs().size());
    return refused;
  }

  private static Provenance.@Nullable Extremes extremes(
      DesignSpace space, @Nullable Extremes extremes) {
    if (extremes == null) {
      return null;
    }
    Map<String, Double> best = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      if (!Double.isNaN(extremes.best()[k])) {
        best.put(space.properties().get(k).name(), extremes.best()[k]);
      }
    }
    return new Provenance.Extremes(best, extremes.judged(), extremes.front());
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
    ExtrapolationCount extrapolated = result.extrapolated();
    if (extrapolated.refused() > 0) {
      refused.put("outside the training data", extrapolated.refused());
    }
    refused.put("off target", draws.drawn() - draws.size() - extrapolated.refused());
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
        extrapolation(extrapolated.control(), extrapolated, result.abstention()),
        null,
        constraints(bounds));
  }

  private static @Nullable List<String> constraints(DesignBounds bounds) {
    return bounds.conditions().isEmpty() ? null : bounds.conditions().texts();
  }

  /**
   * Samples that are not in the file, by reason.
   *
   * @param kept designs in the file
   * @param keepAll whether those that miss the target are kept too
   */
  static Map<String, Integer> refused(DesignCounts counts, int kept, boolean keepAll) {
    Map<String, Integer> refused = new LinkedHashMap<>();
    if (counts.rejected() > 0) {
      refused.put("outside the bounds", counts.rejected());
    }
    if (counts.screened() > 0) {
      refused.put("screened out", counts.screened());
    }
    if (counts.extrapolated() > 0 && !keepAll) {
      refused.put("outside the training data", counts.extrapolated());
    }
    if (!keepAll) {
      if (counts.judged()) {
        refused.put(
            "off target",
            counts.drawn()
                - counts.rejected()
                - counts.screened()
                - counts.onTarget()
                - counts.extrapolated());
      }
      refused.put("copy of another", counts.copies());
      refused.put("more than asked for", counts.onTarget() - counts.copies() - kept);
    }
    return refused;
  }

  private static Map<String, String> targets(DesignSpace space, Target target) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      Goal goal = target.goals().get(k);
      boolean number = goal instanceof Goal.Value v && !p.isMass(v.value());
      targets.put(p.name(), number ? Double.toString(target.values()[k]) : goal.bareText(p));
    }
    return targets;
  }

  private static Map<String, Double> tolerances(DesignSpace space, Target target) {
    Map<String, Double> tolerances = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      // a range says itself where it ends
      if (!(target.goals().get(k) instanceof Goal.Range)) {
        tolerances.put(space.properties().get(k).name(), target.tolerances()[k]);
      }
    }
    return tolerances;
  }

  private static Provenance.Extrapolation extrapolation(
      ExtrapolationControl control, ExtrapolationCount count, @Nullable Abstention abstention) {
    return new Provenance.Extrapolation(
        control.key(),
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

  /** Of a free property, what it was before there were other goals. */
  private static @Nullable Double error(ModelCard card, Property p, Goal goal) {
    return goal instanceof Goal.Any ? card.heldOutError(p, Double.NaN) : card.heldOutError(p, goal);
  }

  private static Provenance.Reliability reliability(
      ModelCard card, Target target, double expected, boolean searched) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      Double error = error(card, p, target.goals().get(k));
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
