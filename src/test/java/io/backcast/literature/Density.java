package io.backcast.literature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.train.net.TorchOps;

/** A density of scaled designs given scaled properties. */
interface Density {
  /** Negative log-likelihood, mean over the rows {@code f [n, dx], y [n, dy]}. */
  NDArray loss(TorchOps o, NDArray f, NDArray y, double done);

  /** Scaled designs for one scaled target, {@code [n][dx]}. */
  float[][] sample(NDManager manager, float[] y, int n, long seed);
}
