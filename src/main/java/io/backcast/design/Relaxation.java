package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import io.backcast.model.Rounding;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The one bound that, relaxed, brings designs nearest to a target that no design inside the bounds
 * reaches.
 *
 * @param variable its column
 * @param box with that bound relaxed as far as it helps
 * @param closest the smallest miss then, in the first property's unit; 0 if the target is reached
 */
public record Relaxation(int variable, Box box, double closest) {
  private static final Effort EFFORT = new Effort(24, 4, 3, false, false);

  private static final int SAMPLES = 600;

  /** As many of the designs found shall lie inside the relaxed bound. */
  private static final double SHARE = 0.5;

  /** Looks at every bound that the user has narrowed; null if none brings designs nearer. */
  public static @Nullable Relaxation of(
      InverseModel model, Target target, Box box, long seed, double closestNow)
      throws BackcastException {
    DesignSpace space = model.card().space();
    Designer designer = new Designer(model);
    Relaxation best = null;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (boolean upper : new boolean[] {false, true}) {
        boolean narrowed = upper ? box.cutsAbove(v, j) : box.cutsBelow(v, j);
        if (!narrowed) {
          continue;
        }
        Box wide =
            upper ? box.with(j, box.lower()[j], v.upper()) : box.with(j, v.lower(), box.upper()[j]);
        Sketch sketch =
            designer.sketch(
                DesignRequest.of(target, wide).seed(seed).samples(SAMPLES).effort(EFFORT).build());
        double closest = sketch.hits() > 0 ? 0 : sketch.closest();
        if (closest < (best == null ? closestNow : best.closest)) {
          best = new Relaxation(j, needed(sketch, space, box, wide, j, upper), closest);
        }
      }
    }
    return best;
  }

  /** Only as wide as half of the designs found need. */
  private static Box needed(
      Sketch sketch, DesignSpace space, Box box, Box wide, int j, boolean upper) {
    if (sketch.hits() == 0) {
      return wide;
    }
    double[] values = sketch.designs().column(j);
    double bound = Quantiles.of(values, upper ? SHARE : 1 - SHARE);
    double grid = Math.pow(10, -Math.max(0, space.variables().get(j).decimals() - 1));
    bound = upper ? Rounding.up(bound, grid) : Rounding.down(bound, grid);
    return upper
        ? box.with(j, box.lower()[j], Math.min(wide.upper()[j], bound))
        : box.with(j, Math.max(wide.lower()[j], bound), box.upper()[j]);
  }
}
