package io.backcast.design;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Points to which others are compared, found by halving space where they are many (Friedman,
 * Bentley and Finkel, An algorithm for finding best matches in logarithmic expected time, ACM TOMS
 * 1977; the bound on what a half can hold after Arya and Mount, 1993). Points can be added at any
 * time; while none is added, several threads may search.
 */
final class PointTree {
  /** Points that are compared one by one. */
  private static final int LEAF = 16;

  /** Coordinates that are summed up without a look at the limit. */
  private static final int STRETCH = 8;

  private final int d;
  private Node root;
  private int size;

  /** Part of space. */
  private interface Node {
    /** The part with one more point, {@code [d]}. */
    Node with(float[] point);

    /** See {@link PointTree#nearest}; {@code at} is how far the part is off in each axis. */
    double nearest(float[] q, int from, double[] at, double squared, double limit);

    boolean within(float[] q, int from, double[] at, double squared, double limit);
  }

  /** A tree without points of {@code d} coordinates. */
  PointTree(int d) {
    this.d = d;
    this.root = new Leaf();
  }

  int size() {
    return size;
  }

  /** Adds a copy of a point, {@code [d]}. */
  void add(float[] point) {
    root = root.with(point);
    size++;
  }

  /**
   * Squared distance to the nearest point; the limit where none is nearer.
   *
   * @param q has the place searched for, from {@code from} on
   * @param limit squared distance beyond which nothing is looked for
   */
  double nearest(float[] q, int from, double limit) {
    return root.nearest(q, from, new double[d], 0, limit);
  }

  /** Whether a point is nearer than a squared distance; ends at the first that is. */
  boolean within(float[] q, int from, double limit) {
    return root.within(q, from, new double[d], 0, limit);
  }

  /** Two halves: what is below a value of one coordinate, and the rest. */
  private static final class Fork implements Node {
    private final int axis;
    private final float split;
    private Node low;
    private Node high;

    Fork(int axis, float split, Node low, Node high) {
      this.axis = axis;
      this.split = split;
      this.low = low;
      this.high = high;
    }

    @Override
    public Node with(float[] point) {
      if (point[axis] < split) {
        low = low.with(point);
      } else {
        high = high.with(point);
      }
      return this;
    }

    @Override
    public double nearest(float[] q, int from, double[] at, double squared, double limit) {
      double off = (double) q[from + axis] - split;
      double least = (off < 0 ? low : high).nearest(q, from, at, squared, limit);
      double before = at[axis];
      double beyond = squared - before * before + off * off;
      if (beyond < least) {
        at[axis] = off;
        least = (off < 0 ? high : low).nearest(q, from, at, beyond, least);
        at[axis] = before;
      }
      return least;
    }

    @Override
    public boolean within(float[] q, int from, double[] at, double squared, double limit) {
      double off = (double) q[from + axis] - split;
      if ((off < 0 ? low : high).within(q, from, at, squared, limit)) {
        return true;
      }
      double before = at[axis];
      double beyond = squared - before * before + off * off;
      if (beyond >= limit) {
        return false;
      }
      at[axis] = off;
      boolean found = (off < 0 ? high : low).within(q, from, at, beyond, limit);
      at[axis] = before;
      return found;
    }
  }

  /** A few points. */
  private final class Leaf implements Node {
    private float[] points = new float[LEAF * d];
    private int count;

    @Override
    public Node with(float[] point) {
      if (count >= LEAF) {
        Node fork = split();
        if (fork != null) {
          return fork.with(point);
        }
      }
      append(point, 0);
      return this;
    }

    private void append(float[] from, int at) {
      if ((count + 1) * d > points.length) {
        points = Arrays.copyOf(points, 2 * points.length);
      }
      System.arraycopy(from, at, points, count++ * d, d);
    }

    /** Both halves along the longest axis; null where all points are the same. */
    private @Nullable Node split() {
      float[] axis = new float[count];
      float[] widest = {};
      int along = 0;
      for (int j = 0; j < d; j++) {
        for (int i = 0; i < count; i++) {
          axis[i] = points[i * d + j];
        }
        Arrays.sort(axis);
        if (widest.length == 0 || spread(axis) > spread(widest)) {
          widest = axis.clone();
          along = j;
        }
      }
      int middle = count / 2;
      while (middle < count && widest[middle] == widest[0]) {
        middle++;
      }
      if (middle == count) {
        return null;
      }
      Leaf low = new Leaf();
      Leaf high = new Leaf();
      for (int i = 0; i < count; i++) {
        (points[i * d + along] < widest[middle] ? low : high).append(points, i * d);
      }
      return new Fork(along, widest[middle], low, high);
    }

    private static float spread(float[] sorted) {
      return sorted[sorted.length - 1] - sorted[0];
    }

    @Override
    public double nearest(float[] q, int from, double[] at, double squared, double limit) {
      double least = limit;
      for (int i = 0; i < count; i++) {
        least = Math.min(least, squared(q, from, i, least));
      }
      return least;
    }

    @Override
    public boolean within(float[] q, int from, double[] at, double squared, double limit) {
      for (int i = 0; i < count; i++) {
        if (squared(q, from, i, limit) < limit) {
          return true;
        }
      }
      return false;
    }

    /** Compared with the limit now and then only: a branch costs more than some coordinates. */
    private double squared(float[] q, int from, int i, double limit) {
      double sum = 0;
      int at = i * d;
      for (int j = 0; j < d && sum < limit; j += STRETCH) {
        int end = Math.min(d, j + STRETCH);
        for (int k = j; k < end; k++) {
          double difference = q[from + k] - points[at + k];
          sum += difference * difference;
        }
      }
      return sum;
    }
  }
}
