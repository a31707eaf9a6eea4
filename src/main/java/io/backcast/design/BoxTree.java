package io.backcast.design;

import java.util.Arrays;

/**
 * Points that are all known at the beginning, to find the nearest one to others: halved along their
 * longest axis until some dozens are left, each part with the box that its points fill (Omohundro,
 * Five balltree construction algorithms, 1989, with boxes for balls). Coordinates of a part lie
 * side by side, so that Java's compiler compares many points at a time. Several threads may search,
 * each with a {@link Search} of its own.
 */
final class BoxTree {
  /** Points that are compared without a look at single ones. */
  private static final int LEAF = 64;

  /** Coordinates that are summed up in one step; missing ones are 0 on both sides. */
  private static final int TOGETHER = 4;

  private final int d;
  private final Node root;

  /** A part: two halves of it, or the coordinates of its points. */
  private static final class Node {
    private final float[] low;
    private final float[] high;
    private final Node[] halves;
    private final float[][] coordinates;

    Node(float[] low, float[] high, Node[] halves, float[][] coordinates) {
      this.low = low;
      this.high = high;
      this.halves = halves;
      this.coordinates = coordinates;
    }

    /** Squared distance to the box; 0 inside. */
    private double off(float[] q) {
      double sum = 0;
      for (int j = 0; j < low.length; j++) {
        double off = Math.max(Math.max(low[j] - q[j], q[j] - high[j]), 0);
        sum += off * off;
      }
      return sum;
    }
  }

  /**
   * A tree of points.
   *
   * @param points {@code [n][d]}, at least one
   */
  BoxTree(float[][] points) {
    d = points[0].length;
    root = node(points);
  }

  private int padded() {
    return Math.ceilDiv(d, TOGETHER) * TOGETHER;
  }

  private Node node(float[][] points) {
    float[] low = points[0].clone();
    float[] high = points[0].clone();
    int longest = 0;
    for (float[] point : points) {
      for (int j = 0; j < d; j++) {
        low[j] = Math.min(low[j], point[j]);
        high[j] = Math.max(high[j], point[j]);
      }
    }
    for (int j = 1; j < d; j++) {
      longest = high[j] - low[j] > high[longest] - low[longest] ? j : longest;
    }
    if (points.length <= LEAF) {
      float[][] coordinates = new float[padded()][points.length];
      for (int i = 0; i < points.length; i++) {
        for (int j = 0; j < d; j++) {
          coordinates[j][i] = points[i][j];
        }
      }
      return new Node(low, high, new Node[0], coordinates);
    }
    float[][] sorted = sorted(points, longest);
    int middle = points.length / 2;
    Node[] halves = {
      node(Arrays.copyOfRange(sorted, 0, middle)),
      node(Arrays.copyOfRange(sorted, middle, points.length))
    };
    return new Node(low, high, halves, new float[0][]);
  }

  /** Points by one coordinate; numbers are sorted many times faster than objects at a start. */
  private static float[][] sorted(float[][] points, int axis) {
    long[] keys = new long[points.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits(points[i][axis]);
      // negative numbers are in the opposite order as bits
      long order = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[i] = order << 32 | i;
    }
    Arrays.sort(keys);
    float[][] sorted = new float[points.length][];
    Arrays.setAll(sorted, i -> points[(int) keys[i]]);
    return sorted;
  }

  /** What one thread searches with, again and again in the same memory. */
  Search search() {
    return new Search();
  }

  /** Searches, for one thread. */
  final class Search {
    private final float[] place = new float[padded()];
    private final double[] sums = new double[LEAF];

    private Search() {}

    /**
     * Squared distance to the nearest point; the limit where none is nearer.
     *
     * @param q has the place searched for, from {@code from} on
     * @param limit squared distance beyond which nothing is looked for
     */
    double nearest(float[] q, int from, double limit) {
      System.arraycopy(q, from, place, 0, d);
      return BoxTree.nearest(root, place, limit, sums);
    }
  }

  private static double nearest(Node node, float[] q, double limit, double[] sums) {
    if (node.halves.length == 0) {
      return nearest(node.coordinates, q, limit, sums);
    }
    Node near = node.halves[0];
    Node far = node.halves[1];
    double toNear = near.off(q);
    double toFar = far.off(q);
    if (toFar < toNear) {
      near = node.halves[1];
      far = node.halves[0];
      double swap = toNear;
      toNear = toFar;
      toFar = swap;
    }
    // not "less than": a place that is not a number has no distance, rather than a far one
    double least = toNear >= limit ? limit : nearest(near, q, limit, sums);
    return toFar < least ? nearest(far, q, least, sums) : least;
  }

  private static double nearest(float[][] coordinates, float[] q, double limit, double[] sums) {
    int last = coordinates.length - TOGETHER;
    Arrays.fill(sums, 0);
    for (int j = 0; j < last; j += TOGETHER) {
      add(coordinates, j, q, sums);
    }
    return least(coordinates, last, q, sums, limit);
  }

  /** Adds the squares of four differences to the sums. */
  private static void add(float[][] coordinates, int j, float[] q, double[] sums) {
    float[] a = coordinates[j];
    float[] b = coordinates[j + 1];
    float[] c = coordinates[j + 2];
    float[] d = coordinates[j + 3];
    float qa = q[j];
    float qb = q[j + 1];
    float qc = q[j + 2];
    float qd = q[j + 3];
    for (int i = 0; i < a.length; i++) {
      double da = qa - a[i];
      double db = qb - b[i];
      double dc = qc - c[i];
      double dd = qd - d[i];
      sums[i] = sums[i] + da * da + db * db + dc * dc + dd * dd;
    }
  }

  /** The same for the last four; the smallest sum, or the limit. */
  private static double least(
      float[][] coordinates, int j, float[] q, double[] sums, double limit) {
    float[] a = coordinates[j];
    float[] b = coordinates[j + 1];
    float[] c = coordinates[j + 2];
    float[] d = coordinates[j + 3];
    float qa = q[j];
    float qb = q[j + 1];
    float qc = q[j + 2];
    float qd = q[j + 3];
    double least = limit;
    for (int i = 0; i < a.length; i++) {
      double da = qa - a[i];
      double db = qb - b[i];
      double dc = qc - c[i];
      double dd = qd - d[i];
      least = Math.min(least, sums[i] + da * da + db * db + dc * dc + dd * dd);
    }
    return least;
  }
}
