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
 * How far target → design → prediction ends from where it began.
 *
 * @param near what is off by no more costs nothing, in tolerances
 * @param valueWeight of what is off its value
 * @param classWeight of what is outside the class asked for
 */
record RoundTripLoss(Normalization scaling, double near, double valueWeight, double classWeight) {
  /** How deep inside a class its designs should lie, in tolerances. */
  private static final double INSIDE = 2;

  /** Where squares end and absolute values begin, in scaled units. */
  private static final float BEND = 0.02f;

  /** A mean over the batch of scaled predictions against scaled targets, {@code [n, dy]} each. */
  NDArray miss(NDArray predicted, NDArray target) {
    NDManager scope = target.getManager();
    NDArray beside =
        ScalarArithmetic.atLeast(predicted.sub(target).abs().sub(tolerances(scope, near)), 0);
    NDArray outside = ScalarArithmetic.atLeast(predicted.add(tolerances(scope, INSIDE)), 0);
    NDArray ofClass = target.lte(0).toType(target.getDataType(), false).mul(hasMass(scope));
    NDArray ofValue = ScalarArithmetic.plus(ofClass.neg(), 1);
    NDArray classes = Losses.smoothL1(ofClass.mul(outside), BEND);
    NDArray values = Losses.smoothL1(ofValue.mul(beside), BEND);
    return ScalarArithmetic.times(classes, classWeight)
        .add(ScalarArithmetic.times(values, valueWeight))
        .mean();
  }

  /** So many of every property's tolerances, scaled, {@code [1, dy]}. */
  private NDArray tolerances(NDManager scope, double count) {
    List<Property> properties = scaling.space().properties();
    float[] row = new float[properties.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = (float) (count * properties.get(k).tolerance()) / scaling.unit(k);
    }
    return scope.create(row, new Shape(1, row.length));
  }

  /** One for a property with a point mass, {@code [1, dy]}. */
  private NDArray hasMass(NDManager scope) {
    List<Property> properties = scaling.space().properties();
    float[] row = new float[properties.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = properties.get(k).pointMass() == null ? 0 : 1;
    }
    return scope.create(row, new Shape(1, row.length));
  }
}
