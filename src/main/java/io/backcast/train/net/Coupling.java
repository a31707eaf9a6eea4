package io.backcast.train.net;

import io.backcast.model.CouplingKind;
import org.jspecify.annotations.Nullable;

/**
 * What a coupling does to the coordinates of one half, by numbers that a network computes from the
 * other half, and the coordinates that it does it in.
 */
interface Coupling {
  /** Values {@code [n, d]} after a step, and log|derivative| {@code [n, d]} of it. */
  record Moved<T>(T value, T logSlope) {}

  /** How many numbers the network gives for each coordinate. */
  int numbers();

  /** How many inputs the network gets for each coordinate of the other half. */
  default int inputs() {
    return 1;
  }

  /** Coordinates {@code [n, a]} as inputs of the network, {@code [n, a · inputs]}. */
  default <T> T input(Ops<T> o, T v, int a) {
    return v;
  }

  /** Towards the latent: {@code v [n, d], raw [n, d · numbers]}; at raw zero nothing moves. */
  <T> Moved<T> forward(Ops<T> o, T v, T raw, int d);

  /** The inverse of {@link #forward}. */
  <T> T inverse(Ops<T> o, T v, T raw, int d);

  /** Scaled designs {@code f [n, dx]} in −1 … 1 to the couplings' coordinates. */
  <T> Moved<T> fromDesign(Ops<T> o, T f);

  /** The inverse of {@link #fromDesign}; always in −1 … 1. */
  <T> T toDesign(Ops<T> o, T v);

  /** The couplings' coordinates to latent points. */
  <T> Moved<T> toLatent(Ops<T> o, T v);

  /** The inverse of {@link #toLatent}. */
  <T> T fromLatent(Ops<T> o, T z);

  /** The coupling of a kind, affine if null. */
  static Coupling of(@Nullable CouplingKind kind, int bins) {
    return switch (kind == null ? CouplingKind.AFFINE : kind) {
      case AFFINE -> new AffineCoupling();
      case SPLINE -> new SplineCoupling(bins);
    };
  }
}
