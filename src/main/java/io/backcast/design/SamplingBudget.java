package io.backcast.design;

/**
 * How much work a draw of designs may take.
 *
 * <p>Of a sample that is refined inside narrowed bounds, a draw of thousands takes the nearest of
 * all trial points; one of many more the first that refinement moves onto the target.
 *
 * @param attempts trial points for a sample that falls outside narrowed bounds
 * @param steps of refinement by the surrogate inside narrowed bounds
 * @param wholeSteps of refinement by the surrogate in the whole design space
 * @param fast whether the fast generator draws, if the model has one
 * @param ensemble whether the ensemble refines last and decides which designs are on target, if the
 *     model has one
 * @param takesFirst whether the first trial point near the target is taken in place of the nearest
 */
public record SamplingBudget(
    int attempts, int steps, int wholeSteps, boolean fast, boolean ensemble, boolean takesFirst) {
  /** For a live preview: without narrowed bounds, samples are not refined. */
  public static final SamplingBudget LIVE = new SamplingBudget(8, 1, 0, true, false);

  /** For designs that are kept. */
  public static final SamplingBudget FULL = new SamplingBudget(64, 3, 3, false, true);

  /** For designs as the network draws them, predicted by the ensemble. */
  public static final SamplingBudget RAW = new SamplingBudget(64, 0, 0, false, true);

  /** A budget for draws that take the nearest trial point. */
  public SamplingBudget(int attempts, int steps, int wholeSteps, boolean fast, boolean ensemble) {
    this(attempts, steps, wholeSteps, fast, ensemble, false);
  }

  /** The same for so many samples that the first trial point near the target must do. */
  SamplingBudget takingFirst() {
    return new SamplingBudget(attempts, steps, wholeSteps, fast, ensemble, true);
  }

  /** Whether samples are refined at all. */
  public boolean refines() {
    return steps > 0 || wholeSteps > 0;
  }
}
