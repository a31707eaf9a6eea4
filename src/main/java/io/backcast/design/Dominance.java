package io.backcast.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several designs are better where several merits count: sorting into fronts, and how
 * lonely a design is in its front (Deb, Pratap, Agarwal and Meyarivan, IEEE Transactions on
 * Evolutionary Computation 6, 182, 2002). A design that breaks a rule is worse than any that keeps
 * them all, and better than one that breaks them by more.
 */
final class Dominance {
  private Dominance() {}

  /** Whether merits are nowhere less than others, and somewhere more. */
  static boolean dominates(double[] a, double[] b) {
    boolean more = false;
    for (int k = 0; k < a.length; k++) {
      if (!(a[k] >= b[k])) {
        return false;
      }
      more |= a[k] > b[k];
    }
    return more;
  }

  /** Of some merits, {@code [n][m]}, the rows that no other dominates; of equal ones the first. */
  static int[] front(double[][] merits) {
    // whatever dominates a row comes before it
    int[] order = sorted(merits, 0);
    List<Integer> front = new ArrayList<>();
    for (int i : order) {
      boolean beaten = false;
      for (int j : front) {
        if (dominates(merits[j], merits[i]) || Arrays.equals(merits[j], merits[i])) {
          beaten = true;
          break;
        }
      }
      if (!beaten) {
        front.add(i);
      }
    }
    return front.stream().mapToInt(i -> i).toArray();
  }

  /** Rows from the most of one merit to the least, by the others where it is equal. */
  static int[] sorted(double[][] merits, int first) {
    Comparator<Integer> order = Comparator.comparingDouble(i -> -merits[i][first]);
    for (int k = 0; merits.length > 0 && k < merits[0].length; k++) {
      int merit = k;
      order = order.thenComparingDouble(i -> -merits[i][merit]);
    }
    return IntStream.range(0, merits.length).boxed().sorted(order).mapToInt(i -> i).toArray();
  }

  /**
   * The best rows, best first: front by front, and within the last one those that are farthest from
   * their neighbours.
   *
   * @param merits {@code [n][m]}, more is better
   * @param broken by how much each row breaks rules, {@code [n]}; 0 for none
   */
  static int[] best(double[][] merits, double[] broken, int most) {
    int n = merits.length;
    int[] kept = IntStream.range(0, n).filter(i -> broken[i] == 0).toArray();
    List<Integer> best = new ArrayList<>();
    int[] left = kept;
    while (best.size() < most && left.length > 0) {
      int[] rows = left;
      double[][] part = Arrays.stream(rows).mapToObj(i -> merits[i]).toArray(double[][]::new);
      int[] front = part[0].length == 1 ? sorted(part, 0) : front(part);
      double[] lonely = lonely(part, front);
      IntStream.range(0, front.length)
          .boxed()
          .sorted(Comparator.comparingDouble(p -> part[0].length == 1 ? p : -lonely[p]))
          .limit(most - best.size())
          .forEach(p -> best.add(rows[front[p]]));
      boolean[] taken = new boolean[rows.length];
      Arrays.stream(front).forEach(p -> taken[p] = true);
      left = IntStream.range(0, rows.length).filter(p -> !taken[p]).map(p -> rows[p]).toArray();
    }
    IntStream.range(0, n)
        .filter(i -> broken[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> broken[i]))
        .limit(most - best.size())
        .forEach(best::add);
    return best.stream().mapToInt(i -> i).toArray();
  }

  /** Distance of the neighbours on either side, summed over the merits; infinite at the ends. */
  private static double[] lonely(double[][] merits, int[] front) {
    double[] lonely = new double[front.length];
    for (int k = 0; front.length > 0 && k < merits[front[0]].length; k++) {
      int merit = k;
      int[] order =
          IntStream.range(0, front.length)
              .boxed()
              .sorted(Comparator.comparingDouble(p -> merits[front[p]][merit]))
              .mapToInt(p -> p)
              .toArray();
      double range = merits[front[order[order.length - 1]]][merit] - merits[front[order[0]]][merit];
      lonely[order[0]] = Double.POSITIVE_INFINITY;
      lonely[order[order.length - 1]] = Double.POSITIVE_INFINITY;
      for (int p = 1; p + 1 < order.length && range > 0; p++) {
        lonely[order[p]] +=
            (merits[front[order[p + 1]]][merit] - merits[front[order[p - 1]]][merit]) / range;
      }
    }
    return lonely;
  }

  /**
   * Of a front, rows that are spread along it: its ends, and then always the one farthest from
   * those chosen.
   *
   * @param merits of the front, {@code [n][m]}, in comparable units
   * @param most how many
   */
  static int[] spread(double[][] merits, int most) {
    int n = merits.length;
    if (n <= most) {
      return IntStream.range(0, n).toArray();
    }
    double[] nearest = new double[n];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    List<Integer> chosen = new ArrayList<>();
    int next = sorted(merits, 0)[0];
    while (chosen.size() < most) {
      chosen.add(next);
      for (int i = 0; i < n; i++) {
        double squared = 0;
        for (int k = 0; k < merits[i].length; k++) {
          squared += (merits[i][k] - merits[next][k]) * (merits[i][k] - merits[next][k]);
        }
        nearest[i] = Math.min(nearest[i], squared);
      }
      int farthest = 0;
      for (int i = 1; i < n; i++) {
        farthest = nearest[i] > nearest[farthest] ? i : farthest;
      }
      next = farthest;
    }
    return chosen.stream().mapToInt(i -> i).toArray();
  }
}
