package io.backcast.train.evaluate.check;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import java.util.stream.IntStream;

/** Finds for each target the most similar one of another pair. */
final class LikeTargets {
  private final double[][] targets;

  /**
   * Prepares targets.
   *
   * @param y properties {@code [n][dy]}
   */
  LikeTargets(DesignSpace space, double[][] y) {
    targets = new double[y.length][space.dy()];
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < space.dy(); k++) {
        Property p = space.properties().get(k);
        targets[i][k] = p.coordinate(y[i][k]) / p.halfRange();
      }
    }
  }

  /** The index of another pair with the closest target; among equals, the next in random order. */
  int[] neighbours() {
    return nearest(false);
  }

  /**
   * The same among the pairs that are later in a random order; −1 for the last. No chain of these
   * leads back, so that what is computed of a design and the one that it leads to is independent
   * from pair to pair: whatever the later designs are, the pair's own is a fresh one.
   */
  int[] later() {
    return nearest(true);
  }

  private int[] nearest(boolean later) {
    int n = targets.length;
    int[] order = Randoms.permutation(n, Randoms.generator(n));
    int[] nearest = new int[n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            at -> {
              int i = order[at];
              double least = Double.POSITIVE_INFINITY;
              nearest[i] = later ? -1 : i;
              for (int step = 1; step < (later ? n - at : n); step++) {
                int other = order[(at + step) % n];
                double distance = squared(targets[i], targets[other]);
                if (distance < least) {
                  least = distance;
                  nearest[i] = other;
                }
              }
            });
    return nearest;
  }

  private static double squared(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> (a[k] - b[k]) * (a[k] - b[k])).sum();
  }
}
