package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rejection sampling: for each sample, independent draws of the prior inside the bounds, where
 * conditions hold, until one is near enough to the target by the surrogate. That is the
 * distribution asked for, whatever the backward network has learned, at the cost of one over the
 * share of the prior that is near enough. Not for use by several threads at once.
 */
final class RejectionDraws {
  /** Draws of a sample that are predicted together, where they are for more than one target. */
  private static final int ROUND = 16;

  /** Where they are for one target alone: so many times one over the share, as few are wasted. */
  private static final double OF_NEED = 0.25;

  /** So many times one over the share are drawn; one in a thousand samples is left without. */
  private static final double ENOUGH = 7;

  private final InverseModel model;
  private final DesignSpace space;
  private final @Nullable DesignMixture mixture;
  private final @Nullable DataSupport support;
  private final PriorPilot pilot;
  private @Nullable TrialValues values;
  private volatile @Nullable Known known;

  /** The draws that were asked for last. */
  private record Known(DesignBounds bounds, @Nullable AllowedDraws allowed, BoundedPrior draws) {}

  /**
   * Draws that share what is known of the prior with others.
   *
   * @param pilot tells how much of the prior is near a target
   */
  RejectionDraws(InverseModel model, PriorPilot pilot) {
    this.model = model;
    this.space = model.card().space();
    this.mixture = model.card().mixture();
    this.support = mixture == null ? DataSupport.of(model.card()) : null;
    this.pilot = pilot;
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
   * The share of the prior inside bounds that is near a target, by a fixed set of draws.
   *
   * @param allowed where the conditions of the bounds hold; null without any
   * @param window what is near, in tolerances
   */
  double share(Target target, DesignBounds bounds, @Nullable AllowedDraws allowed, double window)
      throws BackcastException {
    return pilot.share(target, draws(bounds, allowed), window);
  }

  private BoundedPrior draws(DesignBounds bounds, @Nullable AllowedDraws allowed) {
    Known last = known;
    if (last == null || last.allowed != allowed || !last.bounds.equals(bounds)) {
      last = new Known(bounds, allowed, new BoundedPrior(space, bounds, support, mixture, allowed));
      known = last;
    }
    return last.draws;
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
    BoundedPrior draws = draws(bounds, allowed);
    TrialValues known = values(bounds, seeds);
    int[] all = IntStream.range(0, seeds.n()).toArray();
    int most = Math.min(known.most(), rounds(share, ROUND));
    for (int round = 0; round < most; round++) {
      float[] y = known.round(round);
      for (int[] batch : unknown(all, y)) {
        Interruption.check();
        predict(draws.of(batch, round, ROUND, seeds), batch, y);
      }
    }
  }

  /**
   * Puts a draw on target into each row. What the first draws are predicted to be is kept for the
   * next target.
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
    BoundedPrior draws = draws(bounds, allowed);
    TrialValues known = values(bounds, seeds);
    Hits hits = new Hits(x, target, bounds, space, ROUND, 1);
    int[] open = IntStream.range(0, x.rows()).toArray();
    int rounds = rounds(share, ROUND);
    int kept = Math.min(rounds, known.most());
    for (int round = 0; round < kept && open.length > 0; round++) {
      float[] y = known.round(round);
      List<int[]> unknown = unknown(open, y);
      int[] near = Arrays.stream(open).filter(i -> hits.any(y, i)).toArray();
      IntStream.Builder left = IntStream.builder();
      Arrays.stream(open).filter(i -> isKnown(y, i) && !hits.any(y, i)).forEach(left::add);
      for (int[] batch : unknown) {
        DesignMatrix trials = draws.of(batch, round, ROUND, seeds);
        hits.take(batch, trials, predict(trials, batch, y), left);
      }
      for (int[] batch : TrialPicks.batches(near, ROUND, space.dx())) {
        hits.take(batch, draws.of(batch, round, ROUND, seeds), picked(y, batch), left);
      }
      open = left.build().sorted().toArray();
    }
    return further(hits, open, draws, seeds, kept, rounds);
  }

  /**
   * Puts the first draw near the target into some rows, for this target alone.
   *
   * @param allowed where the conditions of the bounds hold; null without any
   * @param window what is near, in tolerances
   * @param share of the prior that is near
   * @return the rows that have none
   */
  int[] near(
      DesignMatrix x,
      int[] rows,
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      @Nullable AllowedDraws allowed,
      double window,
      double share)
      throws BackcastException {
    int round = (int) Math.clamp(Math.ceil(OF_NEED / share), 1, ROUND);
    return further(
        new Hits(x, target, bounds, space, round, window),
        rows,
        draws(bounds, allowed),
        seeds,
        0,
        rounds(share, round));
  }

  /**
   * Round after round for the rows that are open, in memory for those alone.
   *
   * @return the rows that are left open
   */
  private int[] further(
      Hits hits, int[] rows, BoundedPrior draws, SampleSeeds seeds, int first, int rounds)
      throws BackcastException {
    int[] open = rows;
    for (int round = first; round < rounds && open.length > 0; round++) {
      IntStream.Builder left = IntStream.builder();
      for (int[] batch : TrialPicks.batches(open, hits.round, space.dx())) {
        DesignMatrix trials = draws.of(batch, round, hits.round, seeds);
        hits.take(batch, trials, model.predictFast(trials.rows(), trials.array()), left);
      }
      open = left.build().toArray();
    }
    return open;
  }

  private static int rounds(double share, int round) {
    return (int) Math.ceil(ENOUGH / share / round);
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
    int[] unknown = Arrays.stream(rows).filter(i -> !isKnown(y, i)).toArray();
    return TrialPicks.batches(unknown, ROUND, space.dx());
  }

  private boolean isKnown(float[] y, int row) {
    return !Float.isNaN(y[row * ROUND * space.dy()]);
  }

  /** Predicts the trials of some rows, and files that. */
  private float[] predict(DesignMatrix trials, int[] rows, float[] y) throws BackcastException {
    int width = ROUND * space.dy();
    float[] predicted = model.predictFast(trials.rows(), trials.array());
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(predicted, i * width, y, rows[i] * width, width);
    }
    return predicted;
  }

  /** The predictions of some rows, {@code [rows * ROUND, dy]}. */
  private float[] picked(float[] y, int[] rows) {
    int width = ROUND * space.dy();
    float[] some = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(y, rows[i] * width, some, i * width, width);
    }
    return some;
  }

  /**
   * Takes the first trial that is near enough.
   *
   * @param x where it goes, {@code [n, dx]}
   * @param round trials of a row
   * @param window what is near enough, in tolerances
   */
  private record Hits(
      DesignMatrix x,
      Target target,
      DesignBounds bounds,
      DesignSpace space,
      int round,
      double window) {

    /** Whether any trial of a row is predicted to be near. */
    boolean any(float[] y, int row) {
      for (int k = 0; k < round; k++) {
        if (target.miss(space, y, row * round + k) <= window) {
          return true;
        }
      }
      return false;
    }

    /**
     * Puts the first near trial of some rows into each of them.
     *
     * @param trials {@code [rows * round, dx]}
     * @param y their predictions
     * @param left takes the rows that have none
     */
    void take(int[] rows, DesignMatrix trials, float[] y, IntStream.Builder left) {
      for (int i = 0; i < rows.length; i++) {
        int trial = i * round;
        int end = trial + round;
        while (trial < end && !isNear(trials, y, trial)) {
          trial++;
        }
        if (trial < end) {
          x.setRow(rows[i], trials, trial);
        } else {
          left.add(rows[i]);
        }
      }
    }

    private boolean isNear(DesignMatrix trials, float[] y, int trial) {
      return target.miss(space, y, trial) <= window && bounds.contains(trials, trial);
    }
  }
}
