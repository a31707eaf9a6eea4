package io.backcast.model;

/** Distances of points in flat row-major arrays. */
public final class Distances {
  private Distances() {}

  /** Squared Euclidean distance of two points {@code [d]}. */
  public static double squared(float[] a, float[] b) {
    return squared(a, 0, b, Double.POSITIVE_INFINITY);
  }

  /**
   * Squared Euclidean distance of the point that begins at {@code from} in {@code a} and the point
   * {@code b [d]}. It stops once the sum reaches {@code limit}; the result is then some number that
   * is not below {@code limit}.
   */
  public static double squared(float[] a, int from, float[] b, double limit) {
    double sum = 0;
    for (int j = 0; j < b.length && sum < limit; j++) {
      double difference = a[from + j] - b[j];
      sum += difference * difference;
    }
    return sum;
  }
}
