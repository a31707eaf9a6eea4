package io.backcast.model;

/**
 * How often values occurred.
 *
 * @param lower left edge of the first bin
 * @param upper right edge of the last bin
 * @param counts one per bin of equal width
 * @param mass how often the point mass occurred, 0 where there is none
 */
public record Histogram(double lower, double upper, int[] counts, int mass) {

  /** Counts {@code values} between the edges; what lies outside goes to the end bins. */
  public static Histogram of(double[] values, double lower, double upper, int bins) {
    int[] counts = new int[bins];
    for (double value : values) {
      int bin = (int) Math.floor((value - lower) / (upper - lower) * bins);
      counts[Math.max(0, Math.min(bins - 1, bin))]++;
    }
    return new Histogram(lower, upper, counts, 0);
  }

  public int largest() {
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }
}
