package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.formula.Term;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Quantiles;
import io.backcast.model.Target;
import io.backcast.model.Units;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For a target that no allowed design reaches: the one constraint without which designs come
 * nearest to it, measured by drawing without each in turn. The most or least is asked for among
 * such designs, so that it does not count. Constraints of the card always hold and are not among
 * them.
 *
 * @param constraint as it was typed
 * @param bounds without it
 * @param closest the smallest miss then, in the first property's unit; 0 if the target is reached
 * @param drawn samples
 * @param hits how many of them were on target
 * @param term the expression that the constraint is about; null unless there is one alone
 * @param from value that nine of ten of the designs found are above; NaN without any
 * @param to value that nine of ten of the designs found are below
 */
public record Loosening(
    String constraint,
    DesignBounds bounds,
    double closest,
    int drawn,
    int hits,
    @Nullable Term term,
    double from,
    double to) {
  private static final SamplingBudget BUDGET = new SamplingBudget(24, 4, 3, false, false);

  private static final int SAMPLES = 600;

  /** Share of the designs found on either side of the range that is told. */
  private static final double TAIL = 0.1;

  /**
   * Tries without every constraint.
   *
   * @param closestNow smallest miss with all of them, in the first property's unit; NaN where no
   *     design satisfies all
   * @return null if none helps
   * @throws BackcastException if the model fails, or between two if the thread has been interrupted
   */
  public static @Nullable Loosening of(
      InverseModel model, Target target, DesignBounds bounds, long seed, double closestNow)
      throws BackcastException {
    if (closestNow <= 0) {
      // not for want of designs on target
      return null;
    }
    Target other = target.withoutExtremes();
    Designer designer = new Designer(model);
    Conditions conditions = bounds.conditions();
    Loosening best = null;
    for (int i = 0; i < conditions.size(); i++) {
      if (model.card().space().constraints().contains(conditions.texts().get(i))) {
        continue;
      }
      Interruption.check();
      DesignBounds wide = bounds.with(conditions.without(i));
      Loosening one = tried(designer, other, bounds, wide, i, seed);
      if (one != null && one.helpsMoreThan(best, closestNow)) {
        best = one;
      }
    }
    return best;
  }

  private boolean helpsMoreThan(@Nullable Loosening best, double closestNow) {
    double now = best == null ? closestNow : best.closest;
    int most = best == null ? 0 : best.hits;
    // where nothing satisfies all, whatever is found is better
    return Double.isNaN(now) || closest < now || (closest == now && hits > most);
  }

  private static @Nullable Loosening tried(
      Designer designer, Target target, DesignBounds bounds, DesignBounds wide, int i, long seed)
      throws BackcastException {
    Preview preview;
    try {
      preview =
          designer.preview(
              DesignRequest.of(target, wide).seed(seed).samples(SAMPLES).budget(BUDGET).build());
    } catch (BackcastException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      // the other constraints leave nothing either
      return null;
    }
    if (preview.hits() == 0 && Double.isNaN(preview.closest())) {
      return null;
    }
    var formula = bounds.conditions().formulas().get(i);
    Term term =
        formula.terms().size() == 1 && formula.levels().isEmpty()
            ? formula.terms().getFirst()
            : null;
    double[] values =
        term == null ? new double[0] : values(term, preview.designs(), preview.hits());
    return new Loosening(
        formula.text(),
        wide,
        preview.hits() > 0 ? 0 : preview.closest(),
        preview.drawn(),
        preview.hits(),
        term,
        values.length == 0 ? Double.NaN : Quantiles.of(values, TAIL),
        values.length == 0 ? Double.NaN : Quantiles.of(values, 1 - TAIL));
  }

  private static double[] values(Term term, DesignMatrix x, int n) {
    double[] values = new double[n];
    Arrays.setAll(
        values,
        i -> {
          double[] at = new double[x.columns()];
          Arrays.setAll(at, j -> x.get(i, j));
          return term.value().value(at);
        });
    return values;
  }

  /** What it says, for a terminal. */
  public String sentence(Target target, DesignSpace space) {
    if (hits == 0) {
      return "Without “%s” designs come as near as %s."
          .formatted(constraint, AdviceText.away(closest, target, space));
    }
    String found =
        "Without “%s” the target is reached by %s of %s draws".formatted(constraint, hits, drawn);
    return term == null
        ? found + "."
        : "%s; for most of them %s is between %s and %s."
            .formatted(
                found,
                term.text(),
                Units.plain(Numbers.significant(from, 4), term.unit()),
                Units.plain(Numbers.significant(to, 4), term.unit()));
  }
}
