package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A bijection between designs and latent points, given the properties as a condition. */
public record ConditionalFlow(CouplingFlow flow, Normalization normalization)
    implements InvertibleNetwork {
  @Override
  public int latent() {
    return flow.dimensions();
  }

  @Override
  public boolean joint() {
    return false;
  }

  @Override
  public NDArray negativeLogLikelihood(TorchOps o, NDArray f, NDArray y, double done) {
    var z = flow.forward(o, f, normalization.condition(o, y));
    NDArray squares = z.value().square().sum(new int[] {1});
    return ScalarArithmetic.times(squares, 0.5).sub(z.logDet()).mean();
  }

  @Override
  public <T> T inverse(Ops<T> o, T z, T y) {
    return flow.inverse(o, z, normalization.condition(o, y));
  }

  @Override
  public <T> List<T> forward(Ops<T> o, T f, T y) {
    var z = flow.forward(o, f, normalization.condition(o, y));
    return List.of(z.value(), z.logDet());
  }
}
