package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rejection sampling for ranges and inside conditions: for each sample, independent draws of the
 * prior inside the bounds, where conditions hold, until one is on target by the surrogate. That is
 * the distribution asked for, whatever the backward network has learned, at the cost of one over
 * the share of the prior that is on target. Not for use by several threads at once.
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
  private @Nullable TrialValues values;

  /** Predictions of draws of the prior inside bounds. */
  private record Pilot(DesignBounds bounds, boolean[] allowed, float[] y) {}

  RejectionDraws(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
    this.support = DataSupport.of(model.card());
  }

  /**
   * Whether the prior is one to draw from, and a target one of ranges alone, or any where
   * conditions hold: the backward network knows of neither.
   */
  boolean applies(Target target, DesignBounds bounds) {
    boolean conditions = !bounds.conditions().isEmpty();
    boolean ranges =
        target.hasRanges() && target.goals().stream().noneMatch(g -> g instanceof Goal.Value);
    return model.predicts() && bounds.relations(space).isEmpty() && (conditions || ranges);
  }

  /**
   * The share of the prior inside bounds that is on target, by a fixed set of draws.
   *
   * @param allowed where the conditions of the bounds hold; null without any
   */
  double share(Target target, DesignBounds bounds, @Nullable AllowedDraws allowed)
      throws BackcastException {
    Pilot known = pilot;
    if (known == null || !known.bounds.equals(bounds)) {
      Filler filler = new Filler(bounds, allowed);
      DesignMatrix x = filler.pilot();
      boolean[] inBounds = new boolean[x.rows()];
      for (int i = 0; i < inBounds.length; i++) {
        inBounds[i] = bounds.contains(x, i);
      }
      known = new Pilot(bounds, inBounds, model.predictFast(x.rows(), x.array()));
      pilot = known;
    }
    float[] y = known.y;
    boolean[] inBounds = known.allowed;
    long inside =
        IntStream.range(0, inBounds.length)
            .filter(i -> inBounds[i] && target.miss(space, y, i) <= 1)
            .count();
    return inBounds.length == 0 ? 0 : inside / (double) inBounds.length;
  }

  /**
   * Predicts the first trials of all samples, which any target inside the bounds will ask for.
   *
   * @param allowed where the conditions of the bounds hold; null without any
   * @param share of the prior, the least of which draws are made
   * @throws BackcastException if the model fails, or between two steps if the thread has been
   *     interrupted
   */
  void anticipate(
      SampleSeeds seeds, DesignBounds bounds, @Nullable AllowedDraws allowed, double share)
      throws BackcastException {
    Filler filler = new Filler(bounds, allowed);
    TrialValues values = values(bounds, seeds);
    int[] all = IntStream.range(0, seeds.n()).toArray();
    int most = Math.min(values.most(), rounds(share));
    for (int round = 0; round < most; round++) {
      float[] y = values.round(round);
      for (int[] batch : unknown(all, y)) {
        Interruption.check();
        predict(filler.trials(batch, round, seeds), batch, y);
      }
    }
  }

  /**
   * Puts a draw on target into each row.
   *
   * @param allowed where the conditions of the bounds hold; null without any
   * @param share of the prior that is on target
   * @return the rows that have none
   */
  int[] draw(
      DesignMatrix x,
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      @Nullable AllowedDraws allowed,
      double share)
      throws BackcastException {
    Filler filler = new Filler(bounds, allowed);
    TrialValues values = values(bounds, seeds);
    int[] open = IntStream.range(0, x.rows()).toArray();
    int rounds = rounds(share);
    for (int round = 0; round < rounds && open.length > 0; round++) {
      boolean[] found = new boolean[x.rows()];
      float[] y = values.round(round);
      List<int[]> unknown = unknown(open, y);
      int[] hits = Arrays.stream(open).filter(i -> isHit(target, y, i)).toArray();
      for (int[] batch : unknown) {
        DesignMatrix trials = filler.trials(batch, round, seeds);
        predict(trials, batch, y);
        take(x, batch, trials, y, target, bounds, found);
      }
      for (int[] batch : BoundedSampler.batches(hits, ROUND, space.dx())) {
        take(x, batch, filler.trials(batch, round, seeds), y, target, bounds, found);
      }
      open = Arrays.stream(open).filter(i -> !found[i]).toArray();
    }
    return open;
  }

  private static int rounds(double share) {
    return (int) Math.ceil(ENOUGH / share / ROUND);
  }

  private TrialValues values(DesignBounds bounds, SampleSeeds seeds) {
    TrialValues known = values;
    if (known == null || !known.areFor(bounds, seeds)) {
      known = new TrialValues(bounds, seeds, ROUND * space.dy());
      values = known;
    }
    return known;
  }

  /** Those of some rows whose trials are not predicted yet, in batches. */
  private List<int[]> unknown(int[] rows, float[] y) {
    int width = ROUND * space.dy();
    int[] unknown = Arrays.stream(rows).filter(i -> Float.isNaN(y[i * width])).toArray();
    return BoundedSampler.batches(unknown, ROUND, space.dx());
  }

  /** Files the predictions of the trials of some rows. */
  private void predict(DesignMatrix trials, int[] rows, float[] y) throws BackcastException {
    int width = ROUND * space.dy();
    float[] predicted = model.predictFast(trials.rows(), trials.array());
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(predicted, i * width, y, rows[i] * width, width);
    }
  }

  /** Whether any trial of a row is known to be on target. */
  private boolean isHit(Target target, float[] y, int row) {
    for (int k = 0; k < ROUND; k++) {
      if (target.miss(space, y, row * ROUND + k) <= 1) {
        return true;
      }
    }
    return false;
  }

  /** Puts the first trial on target of some rows into each of them, and notes those found. */
  private void take(
      DesignMatrix x,
      int[] rows,
      DesignMatrix trials,
      float[] y,
      Target target,
      DesignBounds bounds,
      boolean[] found) {
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      for (int k = 0; k < ROUND && !found[row]; k++) {
        if (target.miss(space, y, row * ROUND + k) <= 1 && bounds.contains(trials, i * ROUND + k)) {
          x.setRow(row, trials, i * ROUND + k);
          found[row] = true;
        }
      }
    }
  }

  /** Draws of the prior: near the data, where conditions hold, or anywhere inside the bounds. */
  private final class Filler {
    private final @Nullable SupportPoints near;
    private final @Nullable AllowedDraws allowed;
    private final PriorBox box;

    Filler(DesignBounds bounds, @Nullable AllowedDraws allowed) {
      DesignMixture mixture = model.card().mixture();
      near = support == null || mixture != null ? null : new SupportPoints(support, space, bounds);
      // draws where conditions hold are even, which neither the data nor a mixture is
      this.allowed = near == null && mixture == null ? allowed : null;
      box = new PriorBox(space, bounds, mixture);
    }

    /** A fixed set of draws, {@code [<= PILOT, dx]}. */
    DesignMatrix pilot() {
      if (allowed != null) {
        return allowed.of(PILOT_SEED, PILOT);
      }
      DesignMatrix x = DesignMatrix.zeros(PILOT, space.dx());
      fill(x, 0, PILOT, Randoms.uniforms(PILOT_SEED, 0, PILOT, numbers()));
      return x;
    }

    /** As many draws as a round has for each of some samples, one sample after another. */
    DesignMatrix trials(int[] samples, int round, SampleSeeds seeds) {
      long seed = seeds.seed() ^ (TRIALS * (round + 1));
      DesignMatrix x = DesignMatrix.zeros(samples.length * ROUND, space.dx());
      AllowedDraws draws = allowed;
      IntStream rows = IntStream.range(0, samples.length);
      (draws == null ? rows : rows.parallel())
          .forEach(
              i -> {
                long index = seeds.first() + samples[i];
                if (draws == null) {
                  float[] u = Randoms.uniforms(seed, index, 1, ROUND * numbers());
                  fill(x, i * ROUND, ROUND, u);
                  return;
                }
                AllowedDraws.Draws own = draws.draws(seed + TRIALS * (index + 1));
                boolean more = true;
                for (int k = 0; k < ROUND; k++) {
                  more = more && own.next(x, i * ROUND + k);
                  if (!more) {
                    x.set(i * ROUND + k, 0, Double.NaN);
                  }
                }
              });
      return x;
    }

    private int numbers() {
      return near == null ? box.dimensions() : SUPPORT_NUMBERS;
    }

    private void fill(DesignMatrix x, int from, int n, float[] u) {
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
