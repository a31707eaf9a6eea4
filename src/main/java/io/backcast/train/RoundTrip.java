package io.backcast.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Property;

/** How far target → design → prediction ends from where it began. */
record RoundTrip(Scaling scaling) {
  /** How deep inside a class its designs should lie, in tolerances. */
  private static final double INSIDE = 2;

  /** A class has no nearly: a design outside counts this much more than one off its value. */
  private static final float CLASS_WEIGHT = 4;

  /** Where squares end and absolute values begin, in scaled units. */
  private static final float BEND = 0.02f;

  /** A mean over the batch of scaled predictions against scaled targets, {@code [n, dy]} each. */
  NDArray miss(NDArray predicted, NDArray target) {
    return Losses.smoothL1(residual(predicted, target), BEND).mean();
  }

  /** A class is entered by the tolerance, not just touched. */
  private NDArray residual(NDArray predicted, NDArray target) {
    NDArray off = predicted.sub(target);
    if (scaling.space().properties().stream().allMatch(p -> p.pointMass() == null)) {
      return off;
    }
    float[] margin = new float[scaling.space().dy()];
    float[] hasMass = new float[margin.length];
    for (int k = 0; k < margin.length; k++) {
      Property p = scaling.space().properties().get(k);
      margin[k] = (float) (INSIDE * p.tolerance()) / scaling.unit(k);
      hasMass[k] = p.pointMass() == null ? 0 : 1;
    }
    NDManager scope = target.getManager();
    NDArray asked =
        target
            .lte(0)
            .toType(target.getDataType(), false)
            .mul(scope.create(hasMass, new Shape(1, hasMass.length)));
    NDArray over = predicted.add(scope.create(margin, new Shape(1, margin.length)));
    NDArray above = over.mul(over.gt(0).toType(target.getDataType(), false));
    return asked.mul(above).mul(CLASS_WEIGHT).add(asked.neg().add(1).mul(off));
  }
}
