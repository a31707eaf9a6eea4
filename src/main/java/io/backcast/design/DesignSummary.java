package io.backcast.design;

import io.backcast.io.Provenance;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.ModelCard;
import io.backcast.model.OutsideRule;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is said in words about designs that were asked for. */
public final class DesignSummary {
  private DesignSummary() {}

  /**
   * Counts, how much “on target” is worth, and what became of samples outside the bounds.
   *
   * @param rule by which samples outside the bounds were treated
   */
  public static List<String> lines(
      ModelCard card, Target target, OutsideRule rule, DesignResult result) {
    List<String> lines = new ArrayList<>();
    if (card.latent() == 0) {
      lines.add("The network has no latent input: it gives one design for a target.");
    }
    if (result.outside().outside() > 0) {
      lines.add(
          "Bounds: %s; %s."
              .formatted(result.outside().clause(card.space()), treated(rule, result.rejected())));
    }
    if (result.abstention() != null) {
      lines.add(AbstentionText.of(card.space(), target, result.abstention()));
    }
    if (result.extrapolated().outside() > 0) {
      lines.add(extrapolated(result.extrapolated()));
    }
    Extremes extremes = result.extremes();
    if (extremes != null) {
      lines.addAll(ExtremeText.lines(card.space(), target, result, extremes));
      if (!Double.isNaN(result.expected())) {
        lines.add(expected(card, extremes.reached(), result));
      }
    } else if (result.judged()) {
      lines.addAll(judged(card, target, result));
    } else {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d drawn, %,d kept, not judged: the model has no network that predicts, so nothing"
                  + " is known to be on target.",
              result.drawn(),
              result.designs().size()));
    }
    lines.addAll(audited(result.designs()));
    return lines;
  }

  /** How many designs follow the prior, and what they are worth. */
  public static String distribution(WeightedResult result) {
    WeightedDesigns draws = result.draws();
    String drawn = String.format(Locale.ROOT, "%,d", draws.drawn());
    if (draws.size() == 0) {
      return "None of %s draws is on target inside these bounds.".formatted(drawn);
    }
    String counts =
        String.format(
            Locale.ROOT,
            "%s drawn, %,d on target, worth %,d independent draws of the prior, %,d kept",
            draws.method() == SamplingMethod.REJECTION ? drawn + " by rejection" : drawn,
            draws.size(),
            Math.round(draws.effective()),
            result.size());
    return draws.isEnough()
        ? counts
        : counts + "; too few to tell how designs are distributed: widen the tolerance or bounds.";
  }

  /** What the audit ensemble says of designs; nothing where a model has none. */
  static List<String> audited(DesignSet designs) {
    return audited(Provenance.Audited.of(designs));
  }

  /** The same from its counts; null where a model has no audit ensemble. */
  public static List<String> audited(Provenance.@Nullable Audited audit) {
    int compared = audit == null ? 0 : audit.agrees() + audit.disagrees();
    return audit == null || compared == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "The audit ensemble, which had no part in making them, disagrees with %,d of %,d by"
                    + " more than the model states (column audit).",
                audit.disagrees(),
                compared));
  }

  private static String treated(OutsideRule rule, int rejected) {
    if (rejected > 0) {
      return String.format(
          Locale.ROOT,
          "%,d stayed outside when drawn again and were refused (--outside clamp moves them onto"
              + " the bounds)",
          rejected);
    }
    return rule == OutsideRule.CLAMP
        ? "each was moved onto the bounds"
        : "each was drawn again until it was inside";
  }

  private static List<String> judged(ModelCard card, Target target, DesignResult result) {
    List<String> lines = new ArrayList<>();
    String screened =
        result.screened() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d screened out", result.screened());
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d drawn%s, %,d on target by the model, %,d kept",
            result.drawn(),
            screened,
            result.onTarget(),
            result.designs().size()));
    if (result.onTarget() == 0 && result.extrapolated().refused() == 0) {
      lines.add(unreachable(card.space(), target, result));
    } else if (!Double.isNaN(result.expected())) {
      lines.add(expected(card, target, result));
    }
    if (result.toldCopies() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of those on target are the same as another and are left out: so few different"
                  + " ones were found.",
              result.toldCopies()));
    }
    if (result.searched() && result.onTarget() > 0) {
      lines.add("No draw reached the target; a longer search found these.");
    }
    return lines;
  }

  private static String expected(ModelCard card, Target target, DesignResult result) {
    List<String> errors = new ArrayList<>();
    List<String> widths = new ArrayList<>();
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      Goal goal = target.goals().get(k);
      if (!target.isFree(k)) {
        Double error = card.heldOutError(p, goal);
        if (error != null) {
          errors.add(named(card, p, number(error, p)));
        }
        widths.add(
            goal instanceof Goal.Range r ? ends(r, p) : "±" + number(target.tolerances()[k], p));
      }
    }
    String share =
        "about %s %% of these can be expected within %s"
            .formatted(Math.round(100 * result.expected()), String.join(" and ", widths));
    return errors.isEmpty()
        ? "By the deviations that the model states, %s.".formatted(share)
        : "The model is off by %s on held-out rows: %s."
            .formatted(String.join(" and ", errors), share);
  }

  private static String ends(Goal.Range r, Property p) {
    return Double.isInfinite(r.high())
        ? "≥ " + number(r.low(), p)
        : Double.isInfinite(r.low())
            ? "≤ " + number(r.high(), p)
            : String.format(Locale.ROOT, "%.4g to %s", r.low(), number(r.high(), p));
  }

  /** With several properties, which one a number is of. */
  private static String named(ModelCard card, Property p, String number) {
    return card.space().dy() > 1 ? number + " (" + p.name() + ")" : number;
  }

  private static String extrapolated(ExtrapolationCount count) {
    return String.format(
        Locale.ROOT,
        count.refused() > 0
            ? "%,d of %,d designs on target are outside the training data and were refused."
            : "%,d of %,d designs on target are outside the training data and at most weak"
                + " (--extrapolation restrict refuses them).",
        count.outside(),
        count.checked());
  }

  /** Why nothing was kept: what reaches the target is outside the data, or nothing reaches it. */
  public static String nothing(DesignSpace space, Target target, DesignResult result) {
    if (result.extremes() != null) {
      return ExtremeText.nothing(space, target, result);
    }
    return result.abstention() != null && result.extrapolated().refused() > 0
        ? AbstentionText.of(space, target, result.abstention())
        : unreachable(space, target, result);
  }

  /** That nothing reaches the target, and what comes nearest. */
  static String unreachable(DesignSpace space, Target target, DesignResult result) {
    if (result.drawn() > 0
        && result.rejected() == result.drawn()
        && result.outside().outside() == 0) {
      return "No sample satisfies all constraints inside these bounds.";
    }
    if (result.drawn() > 0 && result.rejected() == result.drawn()) {
      return "No sample lies inside the bounds of the model: %s. With --outside clamp they are moved onto the bounds."
          .formatted(result.outside().clause(space));
    }
    String nearest =
        IntStream.range(0, space.dy())
            .filter(k -> !target.isFree(k))
            .mapToObj(
                k -> {
                  Property p = space.properties().get(k);
                  return p.name() + " = " + number(result.nearest()[k], p);
                })
            .collect(Collectors.joining(", "));
    String how =
        result.searched()
            ? " draws, nor a longer search from the closest of them and all over the bounds,"
            : " draws";
    Property p = space.properties().getFirst();
    String distance =
        space.dy() > 1
            ? String.format(
                Locale.ROOT, "%.3g tolerances", result.closest() / target.tolerances()[0])
            : number(result.closest(), p);
    return String.format(
        Locale.ROOT,
        "No design inside these bounds was found on target: none of %,d%s came closer than %s; the"
            + " nearest reaches %s.",
        result.drawn(),
        how,
        distance,
        nearest);
  }

  /** Four significant digits with the unit. */
  private static String number(double value, Property p) {
    return Units.plain(String.format(Locale.ROOT, "%.4g", value), p.unit());
  }
}
