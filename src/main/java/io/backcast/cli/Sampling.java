package io.backcast.cli;

/** What the designs of {@code design} are. */
enum Sampling {
  /** Moved onto the target. */
  REFINED,
  /** As the generator draws them. */
  RAW,
  /** Distributed as the prior is among the designs on target, with weights. */
  WEIGHTED,
  /** The same, drawn in proportion to the weights. */
  RESAMPLED;

  boolean followsPrior() {
    return this == WEIGHTED || this == RESAMPLED;
  }
}
