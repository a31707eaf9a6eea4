package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.OutsideCount;
import io.backcast.model.OutsideRule;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws designs near a target inside any bounds, distributed as the prior is there.
 *
 * <p>A backward sample that lies inside the bounds is kept. Any other sample is replaced by the
 * best of several trial points, which are spread over the bounds as the prior is, evenly or near
 * the data: the one whose surrogate prediction is nearest to the target. That is rejection sampling
 * with a window as narrow as the number of attempts allows. Where no trial point is near, the
 * backward sample is scaled into the bounds and left to refinement, and its distribution is only
 * roughly the prior's. Ranges, and any target inside conditions, are drawn by plain rejection where
 * enough of the prior is on target ({@link RejectionDraws}). Not for use by several threads at
 * once.
 */
final class BoundedSampler {
  /** Refinement moves samples onto the target, so that they may start farther from it. */
  private static final double REFINED_WINDOW = 3;

  /**
   * The same where any trial point as near as that is taken: moved designs are then distributed as
   * those from a narrow window are, which they are not from a wider one.
   */
  private static final double FIRST_WINDOW = 2;

  /** Bounds of a smaller volume than this share hardly ever contain a backward sample. */
  private static final double MIN_VOLUME_SHARE = 0.25;

  /** Ranges are drawn by rejection where the expected draws of a sample are so many of attempts. */
  private static final double REJECTED_WHOLE = 2;

  /** The same inside narrowed bounds, of the square of the attempts. */
  private static final double REJECTED_INSIDE = 8;

  /** Largest Kolmogorov–Smirnov distance of a generator's draws from the prior's on target. */
  private static final double FAITHFUL = 0.05;

  /**
   * Backward samples are drawn again where so many of as many as there are trial points satisfy the
   * conditions.
   */
  private static final double REDRAWN = 2.5;

  /** How often at most, as many times as it takes on average. */
  private static final double MOST_AGAIN = 4;

  /** Tells latent points apart from those that are drawn again for being outside. */
  private static final int AGAIN = 10_000;

  private final InverseModel model;
  private final DesignSpace space;
  private final boolean fast;
  private final LatentSampler sampler;
  private final RejectionDraws rejection;
  private final boolean faithful;
  private final TrialPointSampler trials;
  private final TrialPicks picks;

  BoundedSampler(InverseModel model) {
    this(model, false);
  }

  /**
   * Draws by the fast generator, if asked for and if the model has one.
   *
   * @param fast whether speed matters more than accuracy
   */
  BoundedSampler(InverseModel model, boolean fast) {
    this(model, fast, new SharedCloud(model));
  }

  /** One that shares what it knows of the prior's properties with others. */
  BoundedSampler(InverseModel model, boolean fast, SharedCloud cloud) {
    this.model = model;
    this.space = model.card().space();
    this.fast = fast;
    this.sampler = new LatentSampler(model, fast, cloud);
    this.rejection = new RejectionDraws(model, cloud.pilot());
    this.faithful = faithful(model.card());
    this.trials = new TrialPointSampler(model);
    this.picks = new TrialPicks(space, trials);
  }

  /**
   * The samples of a request.
   *
   * @param seeds of some or all of them
   * @param refined whether they are moved onto the target afterwards
   * @throws BackcastException if the model fails
   */
  RawSamples draw(DesignRequest request, SampleSeeds seeds, boolean refined)
      throws BackcastException {
    OutsideRule rule = request.outside();
    return draw(
        request.target(),
        seeds,
        request.bounds(),
        refined ? REFINED_WINDOW : 1,
        request.budget().attempts(),
        refined && request.budget().takesFirst(),
        rule == null ? model.card().outsideRule() : rule);
  }

  /**
   * One design for each sample, {@code [n, dx]}.
   *
   * @param window what counts as near the target, in tolerances
   * @param attempts trial points for each sample that needs them
   * @throws BackcastException if the model fails
   */
  DesignMatrix draw(
      Target target, SampleSeeds seeds, DesignBounds bounds, double window, int attempts)
      throws BackcastException {
    return draw(target, seeds, bounds, window, attempts, false, model.card().outsideRule()).x();
  }

  /**
   * As above, with how many samples the network drew outside the design space.
   *
   * @param first whether the first draw near the target is taken, where that takes fewer than all
   *     trial points
   * @param rule what becomes of those
   */
  RawSamples draw(
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      double window,
      int attempts,
      boolean first,
      OutsideRule rule)
      throws BackcastException {
    boolean whole = bounds.isWhole(space);
    RawSamples rejected =
        rejection.applies(target, bounds) ? reject(target, seeds, bounds, attempts, whole) : null;
    if (rejected != null) {
      return rejected;
    }
    if (whole) {
      return sampler.draw(target, seeds, rule, attempts);
    }
    boolean predicts = model.predicts();
    AllowedByBounds.Allowed allow = trials.allowed(bounds);
    double share = VolumeShare.of(space, bounds) * (allow == null ? 1 : allow.share());
    boolean again = allow != null && share >= REDRAWN / attempts && model.card().latent() > 0;
    if (fast && predicts && allow != null && !again) {
      RawSamples shared = picks.pooled(target, seeds, bounds, attempts);
      if (shared != null) {
        return shared;
      }
    }
    boolean backwardFirst = !predicts || again || (allow == null && share >= MIN_VOLUME_SHARE);
    RawSamples samples = RawSamples.of(DesignMatrix.zeros(seeds.n(), space.dx()));
    int[] open = IntStream.range(0, seeds.n()).toArray();
    if (backwardFirst) {
      RawSamples drawn = sampler.draw(target, seeds, rule, attempts);
      samples = drawn;
      open =
          Arrays.stream(open)
              .filter(i -> drawn.refused()[i] || !bounds.contains(drawn.x(), i))
              .toArray();
    }
    DesignMatrix x = samples.x();
    if (again) {
      open = drawAgain(x, open, target, seeds, bounds, (int) Math.ceil(MOST_AGAIN / share));
    }
    if (predicts && first) {
      open = useFirst(x, open, target, seeds, bounds, attempts);
    }
    if (predicts) {
      open = picks.useNearest(x, open, target, seeds, bounds, window, attempts);
    }
    if (!backwardFirst) {
      drawBackward(x, open, target, seeds);
    }
    scaleInto(x, open, bounds);
    bounds.relations(space).settle(x, bounds);
    // a trial point inside the bounds has taken the place of a refused sample
    boolean[] refused = new boolean[seeds.n()];
    for (int i : open) {
      refused[i] = samples.refused()[i];
    }
    return projected(x, samples.outside(), refused, bounds);
  }

  /**
   * Does what all targets inside some bounds have in common, so that draws for another one take
   * less.
   *
   * @param target whose draws the next are like
   * @param attempts trial points for each sample that needs them
   * @throws BackcastException if the model fails, or between two steps if the thread has been
   *     interrupted
   */
  void anticipate(Target target, SampleSeeds seeds, DesignBounds bounds, int attempts)
      throws BackcastException {
    if (!bounds.isWhole(space) && rejection.applies(target, bounds)) {
      AllowedByBounds.Allowed allow = trials.allowed(bounds);
      AllowedDraws draws = allow == null ? null : allow.draws();
      rejection.anticipate(seeds, bounds, draws, REJECTED_INSIDE / attempts / attempts);
    }
  }

  /** Samples moved to where the conditions hold; those that cannot be are refused. */
  private RawSamples projected(
      DesignMatrix x, OutsideCount outside, boolean[] refused, DesignBounds bounds) {
    boolean[] satisfied = new ConditionProjection(space, bounds).project(x);
    for (int i = 0; i < refused.length; i++) {
      refused[i] |= !satisfied[i];
    }
    return new RawSamples(x, outside, refused);
  }

  /** Whether the generator's distributions were compared with rejection, and all were close. */
  private static boolean faithful(ModelCard card) {
    double[] measured =
        card.metrics().entrySet().stream()
            .filter(e -> e.getKey().contains("_ks_at_") && !e.getKey().contains("_weighted_"))
            .mapToDouble(Map.Entry::getValue)
            .toArray();
    return measured.length > 0 && Arrays.stream(measured).allMatch(d -> d <= FAITHFUL);
  }

  /**
   * Samples by rejection; null where so little of the prior is in the ranges that this takes too
   * long. In the whole design space a generator that is known to be faithful does as well in less
   * time.
   */
  private @Nullable RawSamples reject(
      Target target, SampleSeeds seeds, DesignBounds bounds, int attempts, boolean whole)
      throws BackcastException {
    AllowedByBounds.Allowed allow = trials.allowed(bounds);
    AllowedDraws draws = allow == null ? null : allow.draws();
    double share = rejection.share(target, bounds, draws, 1);
    double least =
        whole && faithful ? REJECTED_WHOLE / attempts : REJECTED_INSIDE / attempts / attempts;
    if (!(share >= least)) {
      return null;
    }
    DesignMatrix x = DesignMatrix.zeros(seeds.n(), space.dx());
    int[] open = rejection.draw(x, target, seeds, bounds, draws, share);
    drawBackward(x, open, target, seeds);
    if (!whole) {
      scaleInto(x, open, bounds);
    }
    return projected(x, OutsideCount.none(space.dx()), new boolean[seeds.n()], bounds);
  }

  /**
   * Draws again, from other latent points, what does not satisfy conditions: exact where that
   * suffices.
   *
   * @return the rows that are still open
   */
  private int[] drawAgain(
      DesignMatrix x, int[] rows, Target target, SampleSeeds seeds, DesignBounds bounds, int most)
      throws BackcastException {
    int[] open = rows;
    int dz = model.card().latent();
    for (int turn = 1; turn <= most && open.length > 0; turn++) {
      RawSamples drawn = sampler.tried(target, seeds.again(open, AGAIN + turn, dz), open.length);
      IntStream.Builder left = IntStream.builder();
      for (int i = 0; i < open.length; i++) {
        if (!drawn.refused()[i] && bounds.contains(drawn.x(), i)) {
          x.setRow(open[i], drawn.x(), i);
        } else {
          left.add(open[i]);
        }
      }
      open = left.build().toArray();
    }
    return open;
  }

  /**
   * Puts the first independent draw near the target into each open row, unless so few are near that
   * this takes nearly as long as to compare all trial points.
   *
   * @return the rows that have none
   */
  private int[] useFirst(
      DesignMatrix x,
      int[] open,
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      int attempts)
      throws BackcastException {
    if (open.length == 0 || !bounds.relations(space).isEmpty()) {
      return open;
    }
    AllowedByBounds.Allowed allow = trials.allowed(bounds);
    AllowedDraws draws = allow == null ? null : allow.draws();
    double share = rejection.share(target, bounds, draws, FIRST_WINDOW);
    return share >= REJECTED_WHOLE / attempts
        ? rejection.near(x, open, target, seeds, bounds, draws, FIRST_WINDOW, share)
        : open;
  }

  /** Puts backward samples into some rows. */
  private void drawBackward(DesignMatrix x, int[] rows, Target target, SampleSeeds seeds)
      throws BackcastException {
    float[] z = Rows.pick(seeds.z(), seeds.n(), rows);
    DesignMatrix drawn = sampler.draw(target, z, rows.length);
    for (int i = 0; i < rows.length; i++) {
      x.setRow(rows[i], drawn, i);
    }
  }

  /** Maps the design space onto the bounds, evenly on every variable's scale. */
  private void scaleInto(DesignMatrix x, int[] rows, DesignBounds bounds) {
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (int i : rows) {
        double share = v.share(x.get(i, j));
        double value = v.axis().between(bounds.lower()[j], bounds.upper()[j], share);
        x.set(i, j, bounds.clamp(j, v.valid(value)));
      }
    }
  }
}
