package io.backcast.design;

/**
 * How much work a draw of designs may take.
 *
 * @param attempts trial points for a sample that falls outside narrowed bounds
 * @param steps of refinement by the surrogate inside narrowed bounds
 * @param wholeSteps of refinement by the surrogate in the whole design space
 * @param fast whether the fast generator draws, if the model has one
 * @param ensemble whether the ensemble refines last and decides which designs are on target, if the
 *     model has one
 */
public record SamplingBudget(
    int attempts, int steps, int wholeSteps, boolean fast, boolean ensemble) {
  /** For a live preview: without narrowed bounds, samples are not refined. */
  public static final SamplingBudget LIVE = new SamplingBudget(8, 1, 0, true, false);

  /** For designs that are kept. */
  public static final SamplingBudget FULL = new SamplingBudget(64, 3, 3, false, true);

  /** For designs as the network draws them, predicted by the ensemble. */
  public static final SamplingBudget RAW = new SamplingBudget(64, 0, 0, false, true);

  /** Whether samples are refined at all. */
  public boolean refines() {
    return steps > 0 || wholeSteps > 0;
  }
}
