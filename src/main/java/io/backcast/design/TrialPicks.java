package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes samples from among trial points by how near they are to a target. */
final class TrialPicks {
  /** So many trial points on target tell how designs are distributed while a target moves. */
  private static final int POOL = 200;

  /** Floats of the trial points that are predicted together: 64 MB. */
  private static final long MAX_BATCH_VALUES = 1 << 24;

  private final DesignSpace space;
  private final TrialPointSampler trials;

  TrialPicks(DesignSpace space, TrialPointSampler trials) {
    this.space = space;
    this.trials = trials;
  }

  /**
   * Samples that share the trial points of all, of those on target one at random: as the prior is,
   * with fewer different designs than samples; null where too few are on target.
   */
  @Nullable RawSamples pooled(Target target, SampleSeeds seeds, DesignBounds bounds, int attempts)
      throws BackcastException {
    TrialPointSampler.Points points =
        trials.points(seeds, bounds, IntStream.range(0, seeds.n()).toArray(), attempts);
    int[] hits =
        IntStream.range(0, points.x().rows())
            .filter(i -> target.miss(space, points.y(), i) <= 1 && bounds.contains(points.x(), i))
            .toArray();
    if (hits.length < POOL) {
      return null;
    }
    RandomGenerator random = Randoms.generator(seeds.seed());
    DesignMatrix x = DesignMatrix.zeros(seeds.n(), space.dx());
    for (int i = 0; i < seeds.n(); i++) {
      // every one as often as any other, before one comes again
      int turn = i % hits.length;
      int other = turn + random.nextInt(hits.length - turn);
      int hit = hits[other];
      hits[other] = hits[turn];
      hits[turn] = hit;
      x.setRow(i, points.x(), hit);
    }
    return RawSamples.of(x);
  }

  /**
   * Puts the trial point nearest to the target into each open row.
   *
   * @param window what counts as near the target, in tolerances
   * @return the rows that have none within the window
   * @throws BackcastException if the model fails
   */
  int[] useNearest(
      DesignMatrix x,
      int[] open,
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      double window,
      int attempts)
      throws BackcastException {
    IntStream.Builder left = IntStream.builder();
    for (int[] batch : batches(open, attempts, space.dx())) {
      for (int row : nearest(x, batch, target, seeds, bounds, window, attempts)) {
        left.add(row);
      }
    }
    return left.build().toArray();
  }

  private int[] nearest(
      DesignMatrix x,
      int[] open,
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      double window,
      int attempts)
      throws BackcastException {
    TrialPointSampler.Points points = trials.points(seeds, bounds, open, attempts);
    boolean[] found = new boolean[open.length];
    for (int i = 0; i < open.length; i++) {
      // off the data's support there is nothing to fall back on
      double least = trials.spreadEvenly() ? window : Double.POSITIVE_INFINITY;
      for (int k = 0; k < attempts; k++) {
        int row = i * attempts + k;
        double miss = target.miss(space, points.y(), row);
        if (miss < least || (miss == least && !found[i])) {
          least = miss;
          found[i] = true;
          x.setRow(open[i], points.x(), row);
        }
      }
    }
    return IntStream.range(0, open.length).filter(i -> !found[i]).map(i -> open[i]).toArray();
  }

  /**
   * Rows in batches whose trial points fit into one array and into the memory that a draw may use.
   *
   * @param attempts trial points of a row
   */
  static List<int[]> batches(int[] rows, int attempts, int dx) {
    int size = (int) Math.max(1, MAX_BATCH_VALUES / Math.max(1, (long) attempts * dx));
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < rows.length; from += size) {
      batches.add(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + size)));
    }
    return batches;
  }
}
