package io.backcast.train.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal distribution, for comparison with stated deviations. */
public final class NormalCoverage {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private NormalCoverage() {}

  /** Standard deviations at which shares are looked at. */
  public static double[] places() {
    return IntStream.rangeClosed(0, 30).mapToDouble(i -> 0.1 * i).toArray();
  }

  /** (z, share within z standard deviations). */
  public static List<double[]> shares() {
    return Arrays.stream(places()).mapToObj(z -> new double[] {z, share(z)}).toList();
  }

  /** Share of a normal distribution within z standard deviations. */
  public static double share(double z) {
    return 2 * STANDARD.cumulativeProbability(z) - 1;
  }
}
