package io.backcast.design;

/**
 * How much work a draw of designs may be.
 *
 * @param attempts places tried for a sample that narrowed bounds refuse
 * @param steps of refinement by the stand-in inside narrowed bounds
 * @param wholeSteps of refinement by the stand-in in the whole design space
 * @param quick whether the model's sketch network draws, if it has one
 * @param ensemble whether the ensemble has the last word, where there is one
 */
public record SamplingBudget(
    int attempts, int steps, int wholeSteps, boolean quick, boolean ensemble) {
  /** For the moving hand: samples are good as drawn where nothing is narrowed. */
  public static final SamplingBudget LIVE = new SamplingBudget(8, 1, 0, true, false);

  /** For designs that are kept. */
  public static final SamplingBudget FULL = new SamplingBudget(64, 3, 3, false, true);

  /** Designs as the network draws them, judged by the ensemble. */
  public static final SamplingBudget RAW = new SamplingBudget(64, 0, 0, false, true);

  /** Whether designs are brought onto the target anywhere. */
  public boolean refines() {
    return steps > 0 || wholeSteps > 0;
  }
}
