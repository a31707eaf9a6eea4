package io.backcast.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The normal distribution, for comparison with stated deviations. */
final class Normal {
  private Normal() {}

  /** Standard deviations at which shares are looked at. */
  static double[] places() {
    return IntStream.rangeClosed(0, 30).mapToDouble(i -> 0.1 * i).toArray();
  }

  /** (z, share within z standard deviations). */
  static List<double[]> shares() {
    return Arrays.stream(places()).mapToObj(z -> new double[] {z, share(z)}).toList();
  }

  /** By Abramowitz and Stegun 7.1.26, exact to 1.5e-7. */
  static double share(double z) {
    double x = z / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double[] a = {0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429};
    double tail =
        DoubleStream.of(a[4], a[3], a[2], a[1], a[0]).reduce(0, (sum, c) -> t * (c + sum));
    return 1 - tail * Math.exp(-x * x);
  }
}
