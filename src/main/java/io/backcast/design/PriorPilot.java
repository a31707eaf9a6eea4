package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the surrogate predicts for a fixed set of draws of the prior inside bounds, which several
 * samplers share: it tells how much of the prior is near a target.
 */
final class PriorPilot {
  private static final int DRAWS = 8_000;

  private final InverseModel model;
  private final DesignSpace space;
  private @Nullable Known known;

  /** Predictions of draws inside bounds; which of them are designs there. */
  private record Known(DesignBounds bounds, boolean[] allowed, float[] y) {}

  PriorPilot(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
  }

  /**
   * The share of the prior that is near a target; 0 where there are no designs.
   *
   * @param window what is near, in tolerances
   */
  double share(Target target, BoundedPrior draws, double window) throws BackcastException {
    Known inside = known(draws);
    int n = inside.allowed.length;
    long near =
        IntStream.range(0, n)
            .filter(i -> inside.allowed[i] && target.miss(space, inside.y, i) <= window)
            .count();
    return n == 0 ? 0 : near / (double) n;
  }

  private synchronized Known known(BoundedPrior draws) throws BackcastException {
    Known last = known;
    if (last == null || !last.bounds.equals(draws.bounds())) {
      DesignMatrix x = draws.fixed(DRAWS);
      boolean[] allowed = new boolean[x.rows()];
      for (int i = 0; i < allowed.length; i++) {
        allowed[i] = draws.bounds().contains(x, i);
      }
      last = new Known(draws.bounds(), allowed, model.predictFast(x.rows(), x.array()));
      known = last;
    }
    return last;
  }
}
