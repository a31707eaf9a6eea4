package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** An invertible network between scaled designs and latent points, both ways. */
public interface InvertibleNetwork {
  /** Number of latent coordinates. */
  int latent();

  /** Whether it finds the properties itself instead of being told them. */
  boolean joint();

  /**
   * How unlikely designs with these properties are, a mean over the batch.
   *
   * @param f scaled designs, {@code [n, dx]}
   * @param y scaled signed properties, {@code [n, dy]}
   * @param done share of the training that is over
   */
  NDArray unlikelihood(TorchOps o, NDArray f, NDArray y, double done);

  /** {@code z [n, latent], y [n, dy] → f [n, dx]}, scaled. */
  <T> T inverse(Ops<T> o, T z, T y);

  /** {@code f, y → z, log_det}; a joint network ignores {@code y} and gives its own first. */
  <T> List<T> forward(Ops<T> o, T f, T y);
}
