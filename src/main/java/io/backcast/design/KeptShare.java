package io.backcast.design;

import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;

/**
 * How much of a box conditions keep, counted among points that are even on the variables' scales.
 */
public final class KeptShare {
  private static final int POINTS = 20_000;
  private static final long SEED = 1;

  private KeptShare() {}

  /**
   * The share of a box that conditions keep, 0 to 1; 0 for one value of an expression, which chance
   * never meets. Its standard error is at most 0.0036.
   *
   * @param bounds whose ranges are the box; its own conditions do not count
   */
  public static double of(DesignSpace space, DesignBounds bounds, Conditions conditions) {
    PriorBox box = new PriorBox(space, bounds.ranges());
    int dimensions = Math.max(1, box.dimensions());
    DesignMatrix x = box.designs(Randoms.uniforms(SEED, 0, POINTS, dimensions), POINTS);
    int kept = 0;
    for (int i = 0; i < POINTS; i++) {
      kept += conditions.allow(x.array(), i) ? 1 : 0;
    }
    return kept / (double) POINTS;
  }
}
