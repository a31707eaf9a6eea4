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

  /** The largest miss of any property; without a step at the ends of a range. */
  double of(float[] unclamped, int row) {
    double worst = 0;
    int dy = space.dy();
    for (int k = 0; k < dy; k++) {
      Property p = space.properties().get(k);
      worst = Math.max(worst, Math.abs(target.signedMiss(p, k, unclamped[row * dy + k])));
    }
    return worst;
  }

  /** Target minus prediction by property, {@code [n, dy]}; 0 for a property left free. */
  float[] byProperty(float[] unclamped) {
    int dy = space.dy();
    float[] misses = new float[unclamped.length];
    for (int i = 0; i < misses.length; i++) {
      int k = i % dy;
      Property p = space.properties().get(k);
      misses[i] = (float) target.signedMiss(p, k, unclamped[i]);
    }
    return misses;
  }
}
