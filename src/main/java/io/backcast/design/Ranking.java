package io.backcast.design;

/** In which order designs are kept. */
public enum Ranking {
  /** As drawn: an unbiased sample of the designs that reach the target. */
  DRAWN,
  /** The prediction is nearest to the target. */
  CLOSEST,
  /** The design is nearest to the reference. */
  STRAIN,
  /** The property moves least when every variable is off by one percent of its range. */
  ROBUST,
  /**
   * Strong trust before fair before weak; within a level, designs that are nearer to the training
   * data and more certain first.
   */
  TRUSTED,
  /** The designs differ most from each other; symmetric copies count as the same. */
  DIVERSE
}
