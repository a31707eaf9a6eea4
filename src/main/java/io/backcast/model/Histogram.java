package io.backcast.model;

/**
 * Counts of values in bins of equal width.
 *
 * @param lower left edge of the first bin
 * @param upper right edge of the last bin
 * @param counts one per bin
 * @param mass count of the point mass, 0 where there is none
 */
public record Histogram(double lower, double upper, int[] counts, int mass) {

  /** Counts {@code values} between the edges; values outside go to the end bins. */
  public static Histogram of(double[] values, double lower, double upper, int bins) {
    Histogram histogram = new Histogram(lower, upper, new int[bins], 0);
    for (double value : values) {
      histogram.counts[histogram.bin(value)]++;
    }
    return histogram;
  }

  /** An empty histogram over a variable's range; whole values have a bin each. */
  public static Histogram empty(Variable v, int bins) {
    double values = v.upper() - v.lower() + 1;
    int n = v.whole() && values <= bins ? (int) values : bins;
    return new Histogram(v.lower() - v.margin(), v.upper() + v.margin(), new int[n], 0);
  }

  /** The bin that a value belongs to; values outside belong to the end bins. */
  public int bin(double value) {
    int bin = (int) Math.floor((value - lower) / (upper - lower) * counts.length);
    return Math.clamp(bin, 0, counts.length - 1);
  }

  /** The largest count. */
  public int largest() {
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }
}
