package io.backcast.design;

/**
 * How much work a weighted draw may take.
 *
 * @param prior draws of the prior, before anything is known
 * @param pilot draws of the generator that tell whether it is worth more
 * @param flow draws of the generator, at most, the pilot's included
 * @param rounds how often as many draws as those of the prior follow near the target, at most
 * @param judged designs that are left to the ensemble where the surrogate is not sure, at most
 * @param enough effective sample size at which drawing ends
 */
public record WeightingBudget(
    int prior, int pilot, int flow, int rounds, int judged, double enough) {
  /** For distributions that are shown or written. */
  public static final WeightingBudget FULL =
      new WeightingBudget(1 << 15, 2_000, 30_000, 5, 6_000, 5_000);

  /** For percentiles at many targets. */
  public static final WeightingBudget BAND =
      new WeightingBudget(1 << 15, 800, 2_000, 2, 1_500, 400);
}
