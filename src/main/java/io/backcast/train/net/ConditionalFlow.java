package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Randoms;
import java.util.List;

/**
 * A bijection between designs and latent points, given the properties as a condition. A coupling
 * needs two coordinates, so a single variable is joined by one of noise (Huang, Dinh and Courville,
 * 2020), uniform in −1 … 1, that is dropped from what is drawn; its designs have two latent
 * coordinates.
 *
 * @param padded whether there is such a coordinate
 */
record ConditionalFlow(Bijection flow, Normalization normalization, boolean padded)
    implements InvertibleNetwork {
  @Override
  public int latent() {
    return flow.dimensions();
  }

  /** Coordinates of the flow for designs of so many coordinates. */
  static int width(int designs) {
    return Math.max(2, designs);
  }

  @Override
  public boolean joint() {
    return false;
  }

  @Override
  public NDArray negativeLogLikelihood(TorchOps o, NDArray f, NDArray y, double done) {
    NDArray all = f;
    if (padded) {
      int n = (int) f.getShape().get(0);
      float[] noise = Randoms.uniforms(Double.doubleToLongBits(done), 0, n, 1);
      for (int i = 0; i < n; i++) {
        noise[i] = 2 * noise[i] - 1;
      }
      all = f.concat(f.getManager().create(noise, new Shape(n, 1)), 1);
    }
    var z = flow.forward(o, all, normalization.condition(o, y));
    NDArray squares = z.value().square().sum(new int[] {1});
    return ScalarArithmetic.times(squares, 0.5).sub(z.logDet()).mean();
  }

  @Override
  public <T> T inverse(Ops<T> o, T z, T y) {
    T all = flow.inverse(o, z, normalization.condition(o, y));
    return padded ? o.slice(all, 1, 0, 1) : all;
  }

  @Override
  public <T> List<T> forward(Ops<T> o, T f, T y) {
    // without noise, in the middle of its range
    T all = padded ? o.concat(f, o.mul(f, o.scalar(0)), 1) : f;
    var z = flow.forward(o, all, normalization.condition(o, y));
    return List.of(z.value(), z.logDet());
  }
}
