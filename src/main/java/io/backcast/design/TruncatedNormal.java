package io.backcast.design;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A normal distribution cut off at two ends, in units of its deviation. Exact far out as well,
 * where the library's own ({@code TruncatedNormalDistribution}) takes everything for its upper end
 * from ten deviations on: kernels outside narrow bounds are as far.
 *
 * @param low the lower end
 * @param high the upper end
 * @param above whether both are above the middle: probabilities are then those above the ends, as
 *     numbers near zero can be told apart
 * @param first probability beyond its lower end
 * @param last probability beyond its upper end
 */
record TruncatedNormal(double low, double high, boolean above, double first, double last) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A normal distribution between two values. */
  static TruncatedNormal of(double from, double to, double mean, double deviation) {
    double low = (from - mean) / deviation;
    double high = (to - mean) / deviation;
    return new TruncatedNormal(low, high, low > 0, beyond(low, low > 0), beyond(high, low > 0));
  }

  private static double beyond(double z, boolean above) {
    return above ? NORMAL.survivalProbability(z) : NORMAL.cumulativeProbability(z);
  }

  /** The probability that the whole normal distribution has between the ends. */
  double mass() {
    return Math.abs(last - first);
  }

  /** The coordinate below which a share of the mass is. */
  double at(double share) {
    double p = first + share * (last - first);
    double z =
        above ? NORMAL.inverseSurvivalProbability(p) : NORMAL.inverseCumulativeProbability(p);
    return Math.clamp(z, low, high);
  }

  /** The share of the mass that is below a coordinate. */
  double below(double z) {
    return Math.clamp((beyond(z, above) - first) / (last - first), 0, 1);
  }
}
