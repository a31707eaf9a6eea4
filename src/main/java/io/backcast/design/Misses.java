package io.backcast.design;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Target;

/**
 * How far predictions are from a target, in tolerances.
 *
 * @param space with the target's properties
 * @param target to reach
 */
record Misses(DesignSpace space, Target target) {

  /** The largest miss of any property. */
  double of(float[] unclamped, int row) {
    return target.miss(space, unclamped, row);
  }

  /** Target minus prediction by property, {@code [n, dy]}; 0 for a property left free. */
  float[] byProperty(float[] unclamped) {
    int dy = space.dy();
    float[] misses = new float[unclamped.length];
    for (int i = 0; i < misses.length; i++) {
      int k = i % dy;
      Property p = space.properties().get(k);
      misses[i] =
          target.isFree(k)
              ? 0
              : (float)
                  (target.residual(p, k, unclamped[i])
                      / p.coordinateTolerance(target.values()[k], target.tolerances()[k]));
    }
    return misses;
  }
}
