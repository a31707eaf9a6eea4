package io.backcast.train;

import io.backcast.model.Distances;
import java.util.stream.IntStream;

/** Leaves out points that others stand for. */
final class CentreThinning {
  private final float[][] points;
  private final boolean[] left;
  private final int[] nearest;
  private final double[] squared;

  /** Of scaled points {@code [n][dx]}. */
  CentreThinning(float[][] points) {
    this.points = points;
    left = new boolean[points.length];
    nearest = new int[points.length];
    squared = new double[points.length];
  }

  /**
   * The indices of at most so many points, ascending; one by one the point that is nearest to
   * another is left out, of such a pair the earlier.
   */
  int[] thinned(int most) {
    int excess = points.length - most;
    for (int i = 0; i < points.length && excess > 0; i++) {
      findNearest(i);
    }
    for (int step = 0; step < excess; step++) {
      int out = closest();
      left[out] = true;
      for (int i = 0; i < points.length; i++) {
        if (!left[i] && nearest[i] == out) {
          findNearest(i);
        }
      }
    }
    return IntStream.range(0, points.length).filter(i -> !left[i]).toArray();
  }

  private int closest() {
    int best = -1;
    for (int i = 0; i < points.length; i++) {
      if (!left[i] && (best < 0 || squared[i] < squared[best])) {
        best = i;
      }
    }
    return best;
  }

  private void findNearest(int i) {
    squared[i] = Double.POSITIVE_INFINITY;
    for (int j = 0; j < points.length; j++) {
      double distance = i == j || left[j] ? Double.POSITIVE_INFINITY : distance(i, j);
      if (distance < squared[i]) {
        squared[i] = distance;
        nearest[i] = j;
      }
    }
  }

  private double distance(int i, int j) {
    return Distances.squared(points[i], points[j]);
  }
}
