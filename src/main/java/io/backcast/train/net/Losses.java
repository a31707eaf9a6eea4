package io.backcast.train.net;

import ai.djl.ndarray.NDArray;

/** Losses that several networks are trained with. */
public final class Losses {
  private Losses() {}

  /** Huber's loss divided by {@code bend}: squares below it, absolute values above; elementwise. */
  public static NDArray smoothL1(NDArray residual, float bend) {
    NDArray size = residual.abs();
    NDArray inner = size.clip(0, bend);
    NDArray product = inner.mul(size.sub(ScalarArithmetic.times(inner, 0.5)));
    return ScalarArithmetic.times(product, 1 / bend);
  }
}
