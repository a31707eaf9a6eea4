package io.backcast.design;

/** How designs that stand for a distribution were drawn. */
public enum SamplingMethod {
  /** By the generator, each weighted by the prior over the density with which it was drawn. */
  IMPORTANCE,
  /** From the prior, more often near the target and weighted for it; those on target are kept. */
  REJECTION,
  /** By the generator, as they are: nothing tells with which density, or from which prior. */
  GENERATOR
}
