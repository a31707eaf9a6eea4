package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import io.backcast.model.Property;
import java.util.List;

/**
 * Design ↔ (properties, latent), a bijection between spaces of the same size (Ardizzone et al.,
 * ICLR 2019), trained by likelihood with a narrowing normal distribution about the properties.
 */
public record JointFlow(CouplingFlow flow, Normalization scaling) implements InvertibleNetwork {
  /** How far from its label a property may lie, at first and in the end, in half-ranges. */
  private static final double WIDE = 0.3;

  private static final double NARROW = 0.02;

  /** Share of the training after which it is narrow. */
  private static final double NARROWING = 0.6;

  /** How deep inside a point mass a design is asked for, in tolerances. */
  private static final double DEPTH = 2;

  @Override
  public int latent() {
    return scaling.space().dx() - scaling.space().dy();
  }

  @Override
  public boolean joint() {
    return true;
  }

  @Override
  public NDArray unlikelihood(TorchOps o, NDArray f, NDArray y, double done) {
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
    int dy = scaling.space().dy();
    return List.of(
        o.slice(all.value(), 1, 0, dy),
        o.slice(all.value(), 1, dy, scaling.space().dx()),
        all.logDet());
  }

  /** A class is asked for by its edge, where no typical design lies; this steps inside. */
  private <T> T inside(Ops<T> o, T y) {
    T all = null;
    for (int k = 0; k < scaling.space().dy(); k++) {
      Property p = scaling.space().properties().get(k);
      T value = o.slice(y, 1, k, k + 1);
      if (p.pointMass() != null) {
        T edge = o.mul(o.notPositive(value), o.notPositive(o.neg(value)));
        float depth = (float) (DEPTH * p.tolerance() / scaling.unit(k));
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
