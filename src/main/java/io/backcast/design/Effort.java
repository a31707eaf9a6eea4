package io.backcast.design;

/**
 * How much work a sketch may be.
 *
 * @param samples drawn
 * @param attempts places tried for a sample that narrowed bounds refuse
 * @param steps of refinement by the stand-in inside narrowed bounds
 * @param wholeSteps of refinement in the whole design space, where samples are good as drawn
 * @param quick whether the model's sketch network draws, if it has one
 */
public record Effort(int samples, int attempts, int steps, int wholeSteps, boolean quick) {
  /** For the moving hand. */
  public static final Effort LIVE = new Effort(2_000, 8, 1, 0, true);

  /** For the hand at rest. */
  public static final Effort RESTING = new Effort(20_000, 32, 2, 2, false);
}
