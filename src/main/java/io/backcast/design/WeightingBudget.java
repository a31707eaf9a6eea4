package io.backcast.design;

/**
 * How much work a weighted draw may take.
 *
 * @param prior draws of the prior, before anything is known
 * @param flow draws of the generator, at most
 * @param rounds how often as many draws as those of the prior follow near the target, at most
 * @param enough effective sample size at which drawing ends
 */
public record WeightingBudget(int prior, int flow, int rounds, double enough) {
  /** For distributions that are shown or written. */
  public static final WeightingBudget FULL = new WeightingBudget(1 << 15, 30_000, 5, 5_000);

  /** For percentiles at many targets. */
  public static final WeightingBudget BAND = new WeightingBudget(1 << 15, 2_000, 2, 400);
}
