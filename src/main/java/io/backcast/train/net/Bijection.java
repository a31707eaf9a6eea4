package io.backcast.train.net;

import org.jspecify.annotations.Nullable;

/** An invertible network between scaled designs in −1 … 1 and standard normal latent points. */
interface Bijection {
  /** A latent point {@code [n, dx]} and the logarithm of the determinant {@code [n]}. */
  record Result<T>(T value, T logDet) {}

  /** Number of variables, and of latent coordinates. */
  int dimensions();

  /**
   * {@code f [n, dx]} in −1 … 1, {@code c [n, condition] → z [n, dx]}, log|det dz/df| {@code [n]}.
   */
  <T> Result<T> forward(Ops<T> o, T f, @Nullable T c);

  /** {@code z [n, dx], c [n, condition] → f [n, dx]} in −1 … 1. */
  <T> T inverse(Ops<T> o, T z, @Nullable T c);
}
