package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** An invertible network between scaled designs and latent points. */
public interface InvertibleNetwork {
  /** Number of latent coordinates. */
  int latent();

  /** Whether it also predicts the properties instead of taking them as a condition. */
  boolean joint();

  /**
   * The negative log-likelihood of designs given their properties, mean over the batch.
   *
   * @param f scaled designs, {@code [n, dx]}
   * @param y scaled unclamped properties, {@code [n, dy]}
   * @param done share of the training that is done, 0 … 1
   */
  NDArray negativeLogLikelihood(TorchOps o, NDArray f, NDArray y, double done);

  /** {@code z [n, latent], y [n, dy] → f [n, dx]}, scaled. */
  <T> T inverse(Ops<T> o, T z, T y);

  /**
   * {@code f [n, dx], y [n, dy] → z [n, latent], log_det [n]}; a joint network ignores {@code y}
   * and returns its own predicted {@code y [n, dy]} first.
   */
  <T> List<T> forward(Ops<T> o, T f, T y);
}
