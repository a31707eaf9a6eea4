package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import io.backcast.model.Rounding;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import org.jspecify.annotations.Nullable;

/**
 * For a target that no design inside the bounds reaches: the one bound whose relaxation brings
 * designs nearest to it; of the most or least, to what is asked besides.
 *
 * @param variable its column
 * @param bounds with that bound relaxed as far as it helps
 * @param closest the smallest miss then, in the first property's unit; 0 if the target is reached
 */
public record Relaxation(int variable, DesignBounds bounds, double closest) {
  private static final SamplingBudget BUDGET = new SamplingBudget(24, 4, 3, false, false);

  private static final int SAMPLES = 600;

  /** Share of the designs found that the relaxed bound must include. */
  private static final double SHARE = 0.5;

  /**
   * Tries every bound that is narrower than the design space's.
   *
   * @param closestNow smallest miss inside the present bounds, in the first property's unit
   * @return null if no bound brings designs nearer
   * @throws BackcastException if the model fails
   */
  public static @Nullable Relaxation of(
      InverseModel model, Target target, DesignBounds bounds, long seed, double closestNow)
      throws BackcastException {
    if (closestNow <= 0) {
      // not for want of designs on target
      return null;
    }
    Target other = target.withoutExtremes();
    DesignSpace space = model.card().space();
    Designer designer = new Designer(model);
    Relaxation best = null;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (boolean upper : new boolean[] {false, true}) {
        boolean narrowed = upper ? bounds.cutsAbove(v, j) : bounds.cutsBelow(v, j);
        if (!narrowed) {
          continue;
        }
        DesignBounds wide =
            upper
                ? bounds.with(j, bounds.lower()[j], v.upper())
                : bounds.with(j, v.lower(), bounds.upper()[j]);
        Interruption.check();
        Preview preview =
            designer.preview(
                DesignRequest.of(other, wide).seed(seed).samples(SAMPLES).budget(BUDGET).build());
        double closest = preview.hits() > 0 ? 0 : preview.closest();
        if (closest < (best == null ? closestNow : best.closest)) {
          best = new Relaxation(j, needed(preview, space, bounds, wide, j, upper), closest);
        }
      }
    }
    return best;
  }

  /** The narrowest bound, rounded outward, that includes half of the designs found. */
  private static DesignBounds needed(
      Preview preview,
      DesignSpace space,
      DesignBounds bounds,
      DesignBounds wide,
      int j,
      boolean upper) {
    if (preview.hits() == 0) {
      return wide;
    }
    double[] values = preview.designs().column(j);
    double bound = Quantiles.of(values, upper ? SHARE : 1 - SHARE);
    Variable v = space.variables().get(j);
    double grid =
        v.isLog()
            ? Math.pow(10, Math.floor(Math.log10(bound)) - 1)
            : Math.pow(10, -Math.max(0, v.shownDecimals() - 1));
    bound = upper ? Rounding.up(bound, grid) : Rounding.down(bound, grid);
    return upper
        ? bounds.with(j, bounds.lower()[j], Math.min(wide.upper()[j], bound))
        : bounds.with(j, Math.max(wide.lower()[j], bound), bounds.upper()[j]);
  }
}
