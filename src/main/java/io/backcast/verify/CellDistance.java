package io.backcast.verify;

/** How different two cells are, however they are turned in space. */
final class CellDistance {
  private CellDistance() {}

  /**
   * The largest difference of an edge's length, or of the projection of one edge onto another, in
   * Å.
   */
  static double between(double[][] a, double[][] b) {
    double largest = 0;
    for (int i = 0; i < 3; i++) {
      double lengthA = length(a[i]);
      double lengthB = length(b[i]);
      largest = Math.max(largest, Math.abs(lengthA - lengthB));
      for (int j = 0; j < i; j++) {
        double along = dot(a[i], a[j]) / Math.max(lengthA, length(a[j]));
        double other = dot(b[i], b[j]) / Math.max(lengthB, length(b[j]));
        largest = Math.max(largest, Math.abs(along - other));
      }
    }
    return largest;
  }

  private static double length(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  private static double dot(double[] v, double[] w) {
    return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
  }
}
