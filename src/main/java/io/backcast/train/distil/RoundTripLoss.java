package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Property;
import io.backcast.train.net.Losses;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ScalarArithmetic;
import java.util.List;

/**
 * The error of the round trip target → design → prediction. Targets that are values cost smooth L1
 * beyond a free margin; targets in a point mass cost only as far as the prediction is outside it.
 *
 * @param near error that costs nothing, in tolerances
 * @param valueWeight weight of targets that are values
 * @param classWeight weight of targets in a point mass
 */
record RoundTripLoss(
    Normalization normalization, double near, double valueWeight, double classWeight) {
  /** Depth below the point mass at which a prediction counts as inside, in tolerances. */
  private static final double DEPTH = 2;

  /** Where the loss turns from squares to absolute values, in scaled units. */
  private static final float BEND = 0.02f;

  /** The mean over a batch of scaled predictions and scaled targets, {@code [n, dy]} each. */
  NDArray of(NDArray predicted, NDArray target) {
    NDManager scope = target.getManager();
    NDArray off =
        ScalarArithmetic.atLeast(predicted.sub(target).abs().sub(tolerances(scope, near)), 0);
    NDArray outside = ScalarArithmetic.atLeast(predicted.add(tolerances(scope, DEPTH)), 0);
    NDArray ofClass = target.lte(0).toType(target.getDataType(), false).mul(hasMass(scope));
    NDArray ofValue = ScalarArithmetic.plus(ofClass.neg(), 1);
    NDArray classes = Losses.smoothL1(ofClass.mul(outside), BEND);
    NDArray values = Losses.smoothL1(ofValue.mul(off), BEND);
    return ScalarArithmetic.times(classes, classWeight)
        .add(ScalarArithmetic.times(values, valueWeight))
        .mean();
  }

  /** A multiple of every property's tolerance, scaled, {@code [1, dy]}. */
  private NDArray tolerances(NDManager scope, double count) {
    List<Property> properties = normalization.space().properties();
    float[] row = new float[properties.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] =
          (float) (count * properties.get(k).coordinateTolerance()) / normalization.halfRange(k);
    }
    return scope.create(row, new Shape(1, row.length));
  }

  /** 1 for a property with a point mass, else 0, {@code [1, dy]}. */
  private NDArray hasMass(NDManager scope) {
    List<Property> properties = normalization.space().properties();
    float[] row = new float[properties.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = properties.get(k).pointMass() == null ? 0 : 1;
    }
    return scope.create(row, new Shape(1, row.length));
  }
}
