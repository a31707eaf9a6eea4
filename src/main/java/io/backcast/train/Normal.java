package io.backcast.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal distribution, for comparison with stated deviations. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  /** Standard deviations at which shares are looked at. */
  static double[] places() {
    return IntStream.rangeClosed(0, 30).mapToDouble(i -> 0.1 * i).toArray();
  }

  /** (z, share within z standard deviations). */
  static List<double[]> shares() {
    return Arrays.stream(places()).mapToObj(z -> new double[] {z, share(z)}).toList();
  }

  /** Share of a normal distribution within z standard deviations. */
  static double share(double z) {
    return 2 * STANDARD.cumulativeProbability(z) - 1;
  }
}
