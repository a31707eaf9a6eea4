package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rejection sampling for ranges: for each sample, independent draws of the prior inside the bounds
 * until one is in all ranges by the surrogate. That is the distribution asked for, whatever the
 * backward network has learned, at the cost of one over the share of the prior that is in the
 * ranges. Not for use by several threads at once.
 */
final class RejectionDraws {
  /** Draws that tell how much of the prior is in the ranges. */
  private static final int PILOT = 8_000;

  private static final long PILOT_SEED = 0x2127599BF4325C37L;

  /** Draws of a sample that are predicted together. */
  private static final int ROUND = 16;

  /** So many times one over the share are drawn; one in a thousand samples is left without. */
  private static final double ENOUGH = 7;

  /** Changes a seed so that these draws are independent of all others. */
  private static final long TRIALS = 0x880355F21E6D1965L;

  private static final int SUPPORT_NUMBERS = 4;

  private final InverseModel model;
  private final DesignSpace space;
  private final @Nullable DataSupport support;
  private @Nullable Pilot pilot;

  /** Predictions of draws of the prior inside bounds. */
  private record Pilot(DesignBounds bounds, boolean[] allowed, float[] y) {}

  RejectionDraws(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
    this.support = DataSupport.of(model.card());
  }

  /** Whether a target is one of ranges alone, and the prior is one to draw from. */
  boolean applies(Target target) {
    return model.predicts()
        && space.relations().isEmpty()
        && target.hasRanges()
        && target.goals().stream().noneMatch(g -> g instanceof Goal.Value);
  }

  /** The share of the prior inside bounds that is in the ranges, by a fixed set of draws. */
  double share(Target target, DesignBounds bounds) throws BackcastException {
    Pilot known = pilot;
    if (known == null || !known.bounds.equals(bounds)) {
      DesignMatrix x = DesignMatrix.zeros(PILOT, space.dx());
      new Filler(bounds).fill(x, 0, PILOT, Randoms.uniforms(PILOT_SEED, 0, PILOT, numbers(bounds)));
      boolean[] inBounds = new boolean[PILOT];
      for (int i = 0; i < PILOT; i++) {
        inBounds[i] = bounds.contains(x, i);
      }
      known = new Pilot(bounds, inBounds, model.predictFast(PILOT, x.array()));
      pilot = known;
    }
    float[] y = known.y;
    boolean[] allowed = known.allowed;
    long inside =
        IntStream.range(0, PILOT).filter(i -> allowed[i] && target.miss(space, y, i) == 0).count();
    return inside / (double) PILOT;
  }

  private int numbers(DesignBounds bounds) {
    return support == null ? new PriorBox(space, bounds).dimensions() : SUPPORT_NUMBERS;
  }

  /**
   * Puts a draw inside the ranges into each row.
   *
   * @param share of the prior that is in the ranges
   * @return the rows that have none
   */
  int[] draw(DesignMatrix x, Target target, SampleSeeds seeds, DesignBounds bounds, double share)
      throws BackcastException {
    Filler filler = new Filler(bounds);
    int numbers = numbers(bounds);
    int[] open = IntStream.range(0, x.rows()).toArray();
    int rounds = (int) Math.ceil(ENOUGH / share / ROUND);
    for (int round = 0; round < rounds && open.length > 0; round++) {
      boolean[] found = new boolean[open.length];
      long seed = seeds.seed() ^ (TRIALS * (round + 1));
      int at = 0;
      for (int[] batch : BoundedSampler.batches(open, ROUND, space.dx())) {
        DesignMatrix trials = DesignMatrix.zeros(batch.length * ROUND, space.dx());
        for (int i = 0; i < batch.length; i++) {
          float[] u = Randoms.uniforms(seed, seeds.first() + batch[i], 1, ROUND * numbers);
          filler.fill(trials, i * ROUND, ROUND, u);
        }
        float[] y = model.predictFast(trials.rows(), trials.array());
        for (int i = 0; i < batch.length; i++, at++) {
          for (int k = 0; k < ROUND && !found[at]; k++) {
            int row = i * ROUND + k;
            if (bounds.contains(trials, row) && target.miss(space, y, row) == 0) {
              x.setRow(batch[i], trials, row);
              found[at] = true;
            }
          }
        }
      }
      int[] before = open;
      open = IntStream.range(0, before.length).filter(i -> !found[i]).map(i -> before[i]).toArray();
    }
    return open;
  }

  /** Makes designs of uniform numbers. */
  private final class Filler {
    private final @Nullable SupportPoints near;
    private final PriorBox box;

    Filler(DesignBounds bounds) {
      near = support == null ? null : new SupportPoints(support, space, bounds);
      box = new PriorBox(space, bounds);
    }

    void fill(DesignMatrix x, int from, int n, float[] u) {
      if (near == null) {
        DesignMatrix drawn = box.designs(u, n);
        for (int i = 0; i < n; i++) {
          x.setRow(from + i, drawn, i);
        }
        return;
      }
      for (int i = 0; i < n; i++) {
        double[] numbers = new double[SUPPORT_NUMBERS];
        for (int j = 0; j < numbers.length; j++) {
          numbers[j] = u[i * SUPPORT_NUMBERS + j];
        }
        near.set(x, from + i, numbers);
      }
    }
  }
}
