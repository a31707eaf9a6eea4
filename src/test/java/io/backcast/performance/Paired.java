package io.backcast.performance;

import io.backcast.model.Quantiles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Two things timed in turn, so that whatever else the machine does falls on both alike.
 *
 * @param seconds of the thing, by the clock, one for each round
 * @param baseline seconds of what it is compared with
 * @param processor seconds that the thing kept processors busy, all threads together
 * @param baselineProcessor the same of what it is compared with
 */
public record Paired(
    double[] seconds, double[] baseline, double[] processor, double[] baselineProcessor) {

  /** Something to be timed. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /**
   * Times both in turn.
   *
   * @param warmUps rounds that do not count
   * @param rounds that count, one at least
   */
  public static Paired time(int warmUps, int rounds, Work thing, Work baseline) throws Exception {
    double[][] all = new double[4][rounds];
    for (int i = -warmUps; i < rounds; i++) {
      double[] a = timed(thing);
      double[] b = timed(baseline);
      if (i >= 0) {
        all[0][i] = a[0];
        all[1][i] = b[0];
        all[2][i] = a[1];
        all[3][i] = b[1];
      }
    }
    return new Paired(all[0], all[1], all[2], all[3]);
  }

  /** Seconds by the clock and of all processors, of one call. */
  public static double[] timed(Work work) throws Exception {
    double busy = processorSeconds();
    long start = System.nanoTime();
    work.run();
    return new double[] {(System.nanoTime() - start) / 1e9, processorSeconds() - busy};
  }

  /** Seconds that this process has kept processors busy since it started, all threads together. */
  public static double processorSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  /** Median of the thing, in seconds by the clock. */
  public double median() {
    return Quantiles.of(seconds, 0.5);
  }

  /** Median of what it is compared with. */
  public double baselineMedian() {
    return Quantiles.of(baseline, 0.5);
  }

  /** Relative spread of the ratio of both within a round. */
  public double spread() {
    double[] ratios = new double[seconds.length];
    Arrays.setAll(ratios, i -> seconds[i] / baseline[i]);
    return spread(ratios);
  }

  /** Half the range between the quartiles over the median. */
  public static double spread(double[] values) {
    double median = Quantiles.of(values, 0.5);
    return median == 0
        ? 0
        : (Quantiles.of(values, 0.75) - Quantiles.of(values, 0.25)) / 2 / Math.abs(median);
  }
}
