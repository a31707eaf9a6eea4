package io.backcast.train.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Coverage of the normal distribution, for comparison with stated standard deviations. */
public final class NormalCoverage {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private NormalCoverage() {}

  /** The multiples of a standard deviation at which coverage is compared, ascending. */
  public static double[] multiples() {
    return IntStream.rangeClosed(0, 30).mapToDouble(i -> 0.1 * i).toArray();
  }

  /** Points (z, share within z standard deviations). */
  public static List<double[]> shares() {
    return Arrays.stream(multiples()).mapToObj(z -> new double[] {z, share(z)}).toList();
  }

  /** The share of a normal distribution within z standard deviations of its mean. */
  public static double share(double z) {
    return 2 * STANDARD.cumulativeProbability(z) - 1;
  }
}
