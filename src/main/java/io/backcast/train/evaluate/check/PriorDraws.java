package io.backcast.train.evaluate.check;

/** Draws valid designs from the distribution that a generator's designs are conditioned on. */
@FunctionalInterface
public interface PriorDraws {
  /** {@code n} scaled designs {@code [n][dx]}, whole values whole; the same for the same seed. */
  float[][] draw(long seed, int n);
}
