package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * Counts of values in bins of equal width, on a log scale of equal ratio.
 *
 * @param lower left edge of the first bin
 * @param upper right edge of the last bin
 * @param counts one per bin
 * @param mass count of the point mass, 0 where there is none
 * @param scale on which bins are equally wide; null for a linear one
 */
public record Histogram(double lower, double upper, int[] counts, int mass, @Nullable Scale scale) {

  /** A histogram on a linear scale. */
  public Histogram(double lower, double upper, int[] counts, int mass) {
    this(lower, upper, counts, mass, null);
  }

  /** The scale, linear where none is stated. */
  public Scale axis() {
    return scale == null ? Scale.LINEAR : scale;
  }

  /** Counts {@code values} between the edges; values outside go to the end bins. */
  public static Histogram of(double[] values, double lower, double upper, int bins) {
    return of(values, lower, upper, bins, null);
  }

  /** The same on a scale; null for a linear one. */
  public static Histogram of(
      double[] values, double lower, double upper, int bins, @Nullable Scale scale) {
    Histogram histogram = new Histogram(lower, upper, new int[bins], 0, scale);
    for (double value : values) {
      histogram.counts[histogram.bin(value)]++;
    }
    return histogram;
  }

  /** An empty histogram over a variable's range; whole values have a bin each. */
  public static Histogram empty(Variable v, int bins) {
    double values = v.upper() - v.lower() + 1;
    int n = v.whole() && values <= bins && !v.isLog() ? (int) values : bins;
    return new Histogram(v.lower() - v.margin(), v.upper() + v.margin(), new int[n], 0, v.scale());
  }

  /** The bin that a value belongs to; values outside belong to the end bins. */
  public int bin(double value) {
    int bin = (int) Math.floor(axis().share(lower, upper, value) * counts.length);
    return Math.clamp(bin, 0, counts.length - 1);
  }

  /** The value in the middle of a bin. */
  public double centre(int bin) {
    return axis().between(lower, upper, (bin + 0.5) / counts.length);
  }

  /** The left edge of a bin; the right one of the last bin for their number. */
  public double edge(int bin) {
    return axis().between(lower, upper, bin / (double) counts.length);
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
