package io.backcast.train;

import ai.djl.ndarray.NDArray;
import io.backcast.train.net.Scalars;

/** Losses that several trainings use. */
final class Losses {
  private Losses() {}

  /** Huber's loss divided by its bend: squares below, absolute values above. */
  static NDArray smoothL1(NDArray residual, float bend) {
    NDArray size = residual.abs();
    NDArray inner = size.clip(0, bend);
    NDArray product = inner.mul(size.sub(Scalars.times(inner, 0.5)));
    return Scalars.times(product, 1 / bend);
  }
}
