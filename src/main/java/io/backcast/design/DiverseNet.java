package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.SymmetryGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Designs that are far from each other, out of a stream of any length: one is taken if none that
 * was taken is nearer than a radius, and when they become too many the radius grows and they are
 * thinned out (the doubling algorithm of Charikar, Chekuri, Feder and Motwani, Incremental
 * clustering and dynamic information retrieval, SIAM Journal on Computing 2004, with smaller
 * steps). Symmetric copies are the same design.
 */
final class DiverseNet implements Pool, Screen {
  /** By how much the radius grows at a time. */
  private static final double GROWTH = 1.1;

  /** Designs that tell the first radius. */
  private static final int FIRST = 256;

  private final DesignSpace space;
  private final SymmetryGroup group;
  private final int most;
  private final Reserve off;
  private final List<float[]> taken = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private PointTree tree;
  private double radius;

  /**
   * A net without designs.
   *
   * @param most designs that it holds
   */
  DiverseNet(DesignSpace space, SymmetryGroup group, int most) {
    this.space = space;
    this.group = group;
    this.most = most;
    this.off = new Reserve(FIRST, space.dx());
    this.tree = new PointTree(space.dx());
  }

  @Override
  public double below() {
    // whatever is not near one that was taken
    return Double.MAX_VALUE;
  }

  /** Infinite for designs that are near one which was taken, for others 0. */
  @Override
  public double[] scores(DesignMatrix x, SurrogateValues y, long[] drawn, double below) {
    double[] scores = new double[x.rows()];
    Arrays.setAll(
        scores, i -> covered(tree, space.scaledRow(x, i), radius) ? Double.POSITIVE_INFINITY : 0);
    return scores;
  }

  @Override
  public void offer(DesignMatrix designs, double[] score, long[] number) {
    off.offer(
        designs,
        Arrays.stream(score).map(s -> s < OFF_TARGET ? Double.POSITIVE_INFINITY : s).toArray(),
        number);
    for (int i = 0; i < score.length; i++) {
      if (score[i] < OFF_TARGET) {
        float[] f = space.scaledRow(designs, i);
        if (!covered(tree, f, radius)) {
          tree.add(f);
          taken.add(designs.row(i));
          numbers.add(number[i]);
          while (taken.size() > most) {
            thin();
          }
        }
      }
    }
  }

  private void thin() {
    radius = radius == 0 ? first() : radius * GROWTH;
    DesignMatrix all = designs(IntStream.range(0, taken.size()).toArray());
    int[] kept = net(space, group, all, radius);
    List<float[]> designs = Arrays.stream(kept).mapToObj(taken::get).toList();
    List<Long> of = Arrays.stream(kept).mapToObj(numbers::get).toList();
    taken.clear();
    taken.addAll(designs);
    numbers.clear();
    numbers.addAll(of);
    tree = new PointTree(space.dx());
    for (float[] design : taken) {
      tree.add(space.scaledRow(design, 0));
    }
  }

  /** Half the usual distance of the first designs to their nearest. */
  private double first() {
    int n = Math.min(FIRST, taken.size());
    double[] nearest = new double[n];
    for (int i = 0; i < n; i++) {
      float[] images = group.orbit(space.scaledRow(taken.get(i), 0));
      nearest[i] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < taken.size(); k++) {
        if (k != i) {
          nearest[i] = Math.min(nearest[i], squared(space.scaledRow(taken.get(k), 0), images));
        }
      }
    }
    Arrays.sort(nearest);
    return Math.max(1e-6, Math.sqrt(nearest[n / 2]) / 2);
  }

  private static double squared(float[] point, float[] images) {
    double least = Double.POSITIVE_INFINITY;
    for (int from = 0; from < images.length; from += point.length) {
      least = Math.min(least, Distances.squared(images, from, point, least));
    }
    return least;
  }

  private static boolean covered(PointTree tree, SymmetryGroup group, float[] f, double radius) {
    if (tree.within(f, 0, radius * radius)) {
      return true;
    }
    float[] images = group.orbit(f);
    for (int from = f.length; from < images.length; from += f.length) {
      if (tree.within(images, from, radius * radius)) {
        return true;
      }
    }
    return false;
  }

  private boolean covered(PointTree in, float[] f, double within) {
    return covered(in, group, f, within);
  }

  /** Rows of which none is nearer to another than a radius, the first of them kept. */
  private static int[] net(DesignSpace space, SymmetryGroup group, DesignMatrix x, double radius) {
    PointTree tree = new PointTree(space.dx());
    return IntStream.range(0, x.rows())
        .filter(
            i -> {
              float[] f = space.scaledRow(x, i);
              boolean taken = !covered(tree, group, f, radius);
              if (taken) {
                tree.add(f);
              }
              return taken;
            })
        .toArray();
  }

  /**
   * Some of many designs that are far from each other: about as far as can be, found by trying
   * radii.
   *
   * @param keep how many, at most as many as there are
   */
  static int[] spread(DesignSpace space, SymmetryGroup group, DesignMatrix x, int keep) {
    double low = 0;
    double high = 2 * Math.sqrt(space.dx());
    int[] best = IntStream.range(0, x.rows()).toArray();
    for (int i = 0; i < 12 && best.length > keep + keep / 50; i++) {
      double middle = (low + high) / 2;
      int[] net = net(space, group, x, middle);
      if (net.length >= keep) {
        low = middle;
        best = net;
      } else {
        high = middle;
      }
    }
    return Arrays.copyOf(best, keep);
  }

  @Override
  public boolean overflowed() {
    return radius > 0;
  }

  @Override
  public int[] ranked() {
    return IntStream.range(0, taken.size() + off.ranked().length).toArray();
  }

  @Override
  public DesignMatrix designs(int[] rows) {
    DesignMatrix some = DesignMatrix.zeros(rows.length, space.dx());
    int[] last = off.ranked();
    for (int i = 0; i < rows.length; i++) {
      int behind = rows[i] - taken.size();
      some.setRow(
          i, behind < 0 ? taken.get(rows[i]) : off.designs(new int[] {last[behind]}).row(0));
    }
    return some;
  }

  @Override
  public long[] numbers(int[] rows) {
    int[] last = off.ranked();
    return Arrays.stream(rows)
        .mapToLong(
            row ->
                row < taken.size()
                    ? numbers.get(row)
                    : off.numbers(new int[] {last[row - taken.size()]})[0])
        .toArray();
  }
}
