package io.backcast.design;

import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The unit cube in boxes, of which those near the target are sampled more often: each box is halved
 * along the variable that tells most about the miss, for as long as it holds enough points, and
 * gets points in proportion to the square root of the share of it that is on target, which is best
 * for the effective sample size (stratified sampling with Neyman's allocation; the partition is
 * that of Press and Farrar, “Recursive stratified sampling for multidimensional Monte Carlo
 * integration”, 1990). Points are uniform inside a box, so that the density of all points at any
 * place is known. Not for use by several threads at once.
 */
final class AdaptiveBoxes {
  /** A half of a box holds at least so many points. */
  private static final int MIN_POINTS = 20;

  /** The share on target is that of the closest points, so many, where fewer are on target. */
  private static final int NEAREST = 3;

  /** Share of the points that are spread evenly, wherever the others go. */
  private static final double DEFENSIVE = 0.1;

  private final int d;
  private final int dy;
  private final List<Box> leaves = new ArrayList<>();
  private final Box root;

  /** Places {@code [n, d]} and misses {@code [n, dy]} of the points, in tolerances. */
  private float[] places;

  private float[] residuals;

  /** The residuals as they are told apart by, {@code [n, dy]}: every split asks for them. */
  private double[] squashed;

  private int n;

  /** A part of the cube; a leaf until it is halved. */
  private static final class Box {
    final double[] low;
    final double[] high;

    /** Points by volume. */
    double density;

    int[] points;
    int size;
    int axis = -1;
    Box[] halves = {};

    Box(double[] low, double[] high, double density, int[] points, int size) {
      this.low = low;
      this.high = high;
      this.density = density;
      this.points = points;
      this.size = size;
    }

    double volume() {
      double volume = 1;
      for (int k = 0; k < low.length; k++) {
        volume *= high[k] - low[k];
      }
      return volume;
    }

    void add(int point) {
      if (size == points.length) {
        points = Arrays.copyOf(points, 2 * size + 8);
      }
      points[size++] = point;
    }
  }

  /**
   * The whole cube, with points spread evenly in it.
   *
   * @param d dimensions of the cube
   * @param dy how many misses a point has
   * @param places {@code [n, d]}
   * @param residuals {@code [n, dy]}, in tolerances
   */
  AdaptiveBoxes(int d, int dy, float[] places, float[] residuals) {
    this.d = d;
    this.dy = dy;
    this.places = places;
    this.residuals = residuals;
    this.squashed = squashed(residuals, 0, new double[residuals.length]);
    this.n = places.length / d;
    double[] high = new double[d];
    Arrays.fill(high, 1);
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    root = new Box(new double[d], high, n, all, n);
    leaves.add(root);
  }

  /** How many points there are by volume, at a place in row {@code row} of {@code p [m, d]}. */
  double density(float[] p, int row) {
    Box box = root;
    while (box.axis >= 0) {
      double middle = (box.low[box.axis] + box.high[box.axis]) / 2;
      box = box.halves[p[row * d + box.axis] < middle ? 0 : 1];
    }
    return box.density;
  }

  /**
   * Halves boxes and draws more points near the target.
   *
   * @param count how many points
   * @return their places, {@code [count, d]}; tell their misses to {@link #add}
   */
  float[] draw(int count, long seed) {
    split();
    double[] wanted = new double[leaves.size()];
    double sum = 0;
    for (int l = 0; l < wanted.length; l++) {
      Box box = leaves.get(l);
      wanted[l] = box.volume() * Math.sqrt(share(box));
      sum += wanted[l];
    }
    double[] more = new double[wanted.length];
    double lacking = 0;
    for (int l = 0; l < wanted.length; l++) {
      Box box = leaves.get(l);
      double have = box.density * box.volume();
      more[l] = sum > 0 ? Math.max(0, (n + count) * wanted[l] / sum - have) : 0;
      lacking += more[l];
    }
    float[] drawn = new float[count * d];
    RandomGenerator offset = Randoms.generator(seed);
    double running = offset.nextDouble();
    float[] uniform = Randoms.uniforms(seed, 0, count, d);
    int at = 0;
    int first = n;
    for (int l = 0; l < more.length; l++) {
      Box box = leaves.get(l);
      double even = box.volume();
      running +=
          count * (lacking > 0 ? DEFENSIVE * even + (1 - DEFENSIVE) * more[l] / lacking : even);
      int here = 0;
      // the last point is left over where the sum of the shares is rounded down
      while (at < count && (running >= 1 || l == more.length - 1)) {
        running -= 1;
        for (int k = 0; k < d; k++) {
          double place = box.low[k] + uniform[at * d + k] * (box.high[k] - box.low[k]);
          drawn[at * d + k] = (float) place;
        }
        box.add(first + at);
        at++;
        here++;
      }
      box.density += here / even;
    }
    return drawn;
  }

  /** Tells the misses of the points that were drawn last. */
  void add(float[] drawn, float[] misses) {
    places = Rows.joined(places, drawn);
    residuals = Rows.joined(residuals, misses);
    squashed = squashed(residuals, squashed.length, Arrays.copyOf(squashed, residuals.length));
    n += drawn.length / d;
  }

  float[] places() {
    return places;
  }

  float[] residuals() {
    return residuals;
  }

  int points() {
    return n;
  }

  int boxes() {
    return leaves.size();
  }

  private void split() {
    for (int l = 0; l < leaves.size(); l++) {
      Box box = leaves.get(l);
      int axis = axis(box);
      if (axis >= 0) {
        halve(box, axis);
        leaves.set(l, box.halves[0]);
        leaves.add(box.halves[1]);
        // the first half is looked at again
        l--;
      }
    }
  }

  /** The variable along which to halve a box; −1 for none. */
  private int axis(Box box) {
    if (box.size < 2 * MIN_POINTS || isFar(box)) {
      return -1;
    }
    int best = -1;
    double most = 0;
    for (int k = 0; k < d; k++) {
      double middle = (box.low[k] + box.high[k]) / 2;
      double[] below = new double[dy];
      double[] all = new double[dy];
      int count = 0;
      for (int i = 0; i < box.size; i++) {
        boolean first = places[box.points[i] * d + k] < middle;
        count += first ? 1 : 0;
        for (int y = 0; y < dy; y++) {
          double miss = squashed[box.points[i] * dy + y];
          all[y] += miss;
          below[y] += first ? miss : 0;
        }
      }
      int rest = box.size - count;
      if (count < MIN_POINTS / 2 || rest < MIN_POINTS / 2) {
        continue;
      }
      double told = 0;
      for (int y = 0; y < dy; y++) {
        double difference = below[y] / count - (all[y] - below[y]) / rest;
        told += difference * difference * count * rest;
      }
      if (told > most) {
        most = told;
        best = k;
      }
    }
    return best;
  }

  /** A miss of a hundred tolerances tells little more than one of ten. */
  private static double[] squashed(float[] residuals, int from, double[] out) {
    for (int i = from; i < residuals.length; i++) {
      out[i] = Math.signum((double) residuals[i]) * Math.log1p(Math.abs((double) residuals[i]));
    }
    return out;
  }

  private void halve(Box box, int axis) {
    double middle = (box.low[axis] + box.high[axis]) / 2;
    double[] high = box.high.clone();
    double[] low = box.low.clone();
    high[axis] = middle;
    low[axis] = middle;
    Box one = new Box(box.low, high, box.density, new int[box.size], 0);
    Box other = new Box(low, box.high, box.density, new int[box.size], 0);
    for (int i = 0; i < box.size; i++) {
      (places[box.points[i] * d + axis] < middle ? one : other).add(box.points[i]);
    }
    box.axis = axis;
    box.halves = new Box[] {one, other};
    box.points = new int[0];
  }

  private double miss(int point) {
    double worst = 0;
    for (int y = 0; y < dy; y++) {
      worst = Math.max(worst, Math.abs(residuals[point * dy + y]));
    }
    return worst;
  }

  /** Whether the band is farther from all points of a box than they are from each other. */
  private boolean isFar(Box box) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < box.size; i++) {
      double miss = miss(box.points[i]);
      least = Math.min(least, miss);
      most = Math.max(most, miss);
    }
    return least > 1 && least - 1 > most - least;
  }

  /**
   * The share of a box that is on target: the points on target, or, where there are hardly any, the
   * density of the closest points' misses. Never less than what the defensive share may overlook.
   */
  private double share(Box box) {
    if (box.size == 0) {
      return 0;
    }
    double[] least = new double[NEAREST];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int hits = 0;
    double most = 0;
    for (int i = 0; i < box.size; i++) {
      double miss = miss(box.points[i]);
      hits += miss <= 1 ? 1 : 0;
      most = Math.max(most, miss);
      for (int k = 0; k < NEAREST; k++) {
        if (miss < least[k]) {
          double next = least[k];
          least[k] = miss;
          miss = next;
        }
      }
    }
    if (hits >= NEAREST) {
      return hits / (double) box.size;
    }
    int known = Math.min(NEAREST, box.size);
    double reach = Math.max(1, least[known - 1]);
    // beyond the closest point the share falls as fast as the points of the box are spread
    double beyond = Math.max(0, least[0] - 1) / Math.max(1e-9, 0.15 * (most - least[0]) + 0.5);
    return known / (double) box.size * Math.pow(reach, -dy) * Math.exp(-beyond);
  }
}
