package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import io.backcast.model.Property;
import java.util.List;

/**
 * A bijection between designs and pairs of properties and latent point (Ardizzone et al., ICLR
 * 2019). It is trained by likelihood, with a normal distribution about the labels that narrows as
 * training proceeds.
 */
record JointFlow(Bijection flow, Normalization normalization) implements InvertibleNetwork {
  /** Standard deviation about the labels at the start, in half-ranges. */
  private static final double WIDE = 0.3;

  /** The same at the end. */
  private static final double NARROW = 0.02;

  /** Share of the training after which the end value is reached. */
  private static final double NARROWING = 0.6;

  /** Depth below the point mass at which designs in it are requested, in tolerances. */
  private static final double DEPTH = 2;

  @Override
  public int latent() {
    return flow.dimensions() - normalization.space().dy();
  }

  @Override
  public boolean joint() {
    return true;
  }

  @Override
  public NDArray negativeLogLikelihood(TorchOps o, NDArray f, NDArray y, double done) {
    List<NDArray> parts = forward(o, f, y);
    double width = WIDE * Math.pow(NARROW / WIDE, Math.min(1, done / NARROWING));
    NDArray off = parts.get(0).sub(y).square().sum(new int[] {1});
    NDArray z = parts.get(1).square().sum(new int[] {1});
    NDArray both = ScalarArithmetic.times(off, 1 / (width * width)).add(z);
    return ScalarArithmetic.times(both, 0.5).sub(parts.get(2)).mean();
  }

  @Override
  public <T> T inverse(Ops<T> o, T z, T y) {
    return flow.inverse(o, o.concat(inside(o, y), z, 1), null);
  }

  @Override
  public <T> List<T> forward(Ops<T> o, T f, T y) {
    var all = flow.forward(o, f, null);
    int dy = normalization.space().dy();
    return List.of(
        o.slice(all.value(), 1, 0, dy),
        o.slice(all.value(), 1, dy, flow.dimensions()),
        all.logDet());
  }

  /**
   * Moves targets of exactly the point mass below it: users request it as 0, the edge of the class,
   * where few designs lie.
   */
  private <T> T inside(Ops<T> o, T y) {
    T all = null;
    for (int k = 0; k < normalization.space().dy(); k++) {
      Property p = normalization.space().properties().get(k);
      T value = o.slice(y, 1, k, k + 1);
      if (p.pointMass() != null) {
        T edge = o.mul(o.notPositive(value), o.notPositive(o.neg(value)));
        float depth = (float) (DEPTH * p.coordinateTolerance() / normalization.halfRange(k));
        value = o.sub(value, o.mul(edge, o.scalar(depth)));
      }
      all = all == null ? value : o.concat(all, value, 1);
    }
    if (all == null) {
      throw new IllegalStateException("a design space without properties");
    }
    return all;
  }
}
