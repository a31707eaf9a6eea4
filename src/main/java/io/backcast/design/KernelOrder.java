package io.backcast.design;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Puts the kernels of a mixture in an order in which neighbours are near each other: that of the
 * leaves of a k-d tree (Bentley, Communications of the ACM 18, 1975) whose halves have equal
 * weights.
 */
final class KernelOrder {
  private KernelOrder() {}

  /**
   * Sorts kernels so that each half of the weights is a part of the box, and so is each of its.
   *
   * @param kept numbers of kernels, of which those from {@code from} on and before {@code to} are
   *     sorted
   * @param c centres by number, {@code [n][d]}
   * @param weights by number
   */
  static void sort(int[] kept, int from, int to, double[][] c, double[] weights) {
    if (to - from < 3) {
      return;
    }
    int axis = widest(kept, from, to, c, weights);
    int[] sorted =
        Arrays.stream(kept, from, to)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> c[k][axis]))
            .mapToInt(k -> k)
            .toArray();
    System.arraycopy(sorted, 0, kept, from, sorted.length);
    double half = Arrays.stream(sorted).mapToDouble(k -> weights[k]).sum() / 2;
    int middle = from;
    for (double sum = 0; middle < to - 1 && sum < half; middle++) {
      sum += weights[kept[middle]];
    }
    middle = Math.max(from + 1, middle);
    sort(kept, from, middle, c, weights);
    sort(kept, middle, to, c, weights);
  }

  private static int widest(int[] kept, int from, int to, double[][] c, double[] weights) {
    int widest = 0;
    double most = -1;
    for (int i = 0; i < c[kept[from]].length; i++) {
      double sum = 0;
      double mean = 0;
      double square = 0;
      for (int k = from; k < to; k++) {
        sum += weights[kept[k]];
        mean += weights[kept[k]] * c[kept[k]][i];
        square += weights[kept[k]] * c[kept[k]][i] * c[kept[k]][i];
      }
      double variance = square / sum - mean / sum * (mean / sum);
      if (variance > most) {
        most = variance;
        widest = i;
      }
    }
    return widest;
  }
}
