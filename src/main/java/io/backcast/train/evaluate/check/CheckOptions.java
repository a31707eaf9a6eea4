package io.backcast.train.evaluate.check;

/**
 * How much is drawn.
 *
 * @param pairs at most so many in each region
 * @param draws of the generator for each pair; ranks go from 0 to this
 * @param chunks of designs of the prior that are looked through at most for such pairs
 * @param seed the same seed gives the same figures
 */
public record CheckOptions(int pairs, int draws, int chunks, long seed) {
  /** Fewer pairs, or pairs worth less, are no ground for a verdict. */
  static final int MIN_ROWS = 100;

  /**
   * Chance of any objection to a right generator by one check, over all variables and regions: a
   * fifth of 5 %, as five checks object by chance.
   */
  static final double FALSE_ALARMS = 0.01;

  /** The usual sizes, by which a region has at least the 300 pairs that are customary. */
  public static CheckOptions usual(long seed) {
    return new CheckOptions(500, 99, 40, seed);
  }

  /** Fewer pairs and shorter searches for them, for trials; with few pairs there is no verdict. */
  public CheckOptions times(double share) {
    return new CheckOptions(
        (int) Math.max(10, Math.round(pairs * Math.min(1, share))),
        draws,
        (int) Math.max(1, Math.round(chunks * Math.min(1, share))),
        seed);
  }
}
