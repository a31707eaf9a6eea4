package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into designs, in four steps: draw, refine, filter, rank. A live preview uses the
 * first three with a smaller {@link SamplingBudget}; designs that are kept go through all four.
 * Sample seeds are cached, so that changing the target does not draw them again. Several threads
 * may call {@link #design} at once, but nothing else.
 */
public final class Designer {
  /** One in so many designs leads. */
  private static final int LEADING = 10;

  private final InverseModel model;
  private final DesignSpace space;
  private final BoundedSampler sampler;
  private final BoundedSampler fastSampler;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final Extrapolation extrapolation;
  private final Shortlister shortlister;
  private final AdvanceDesigner ahead;
  private final SymmetryGroup group;
  private SampleSeeds seeds = SampleSeeds.none();
  private @Nullable Begun begun;

  /** Samples of a request as the surrogate has moved them. */
  private record Begun(DesignRequest request, RawSamples samples) {}

  /**
   * All samples after refinement.
   *
   * @param hits rows that are on target
   * @param miss of every sample, in tolerances
   * @param searched whether the closest samples gave way to the results of a longer search
   */
  private record Filtered(
      RawSamples samples, Predictions predictions, int[] hits, double[] miss, boolean searched) {
    DesignMatrix x() {
      return samples.x();
    }

    Filtered withHits(int[] kept) {
      return new Filtered(samples, predictions, kept, miss, searched);
    }

    /** The design that comes closest; −1 without designs. */
    int closest() {
      int best = -1;
      for (int i = 0; i < miss.length; i++) {
        best = !samples.refused()[i] && (best < 0 || miss[i] < miss[best]) ? i : best;
      }
      return best;
    }
  }

  public Designer(InverseModel model) throws BackcastException {
    this(model, new Extrapolation(model));
  }

  /** A designer that shares what is known of the data with others. */
  public Designer(InverseModel model, Extrapolation extrapolation) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    SharedCloud cloud = new SharedCloud(model);
    this.sampler = new BoundedSampler(model, false, cloud);
    this.fastSampler = new BoundedSampler(model, true, cloud);
    this.refiner = new Refiner(model);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model);
    this.extrapolation = extrapolation;
    this.shortlister = new Shortlister(model, refiner, ranker, trust);
    this.ahead = new AdvanceDesigner(model, refiner, ranker, trust, extrapolation);
    this.group = space.group();
  }

  /**
   * Draws, refines and filters: every design on target, in the order drawn.
   *
   * @throws BackcastException if the bounds are empty or the model fails
   */
  public Preview preview(DesignRequest asked) throws BackcastException {
    return sketch(asked, 0).preview();
  }

  /**
   * As {@link #preview}, with the best of those designs by the surrogate alone.
   *
   * @param most how many are listed at most
   * @throws BackcastException if the bounds are empty or the model fails
   */
  public Sketch sketch(DesignRequest asked, int most) throws BackcastException {
    DesignRequest request = distinctDraws(asked);
    Filtered filtered = leading(request.target(), drawRefineFilter(request));
    // what is only marked is counted once the question rests
    boolean restricts = request.extrapolation() == ExtrapolationControl.RESTRICT;
    Extrapolation.Treated treated =
        extrapolation.treat(
            restricts ? ExtrapolationControl.RESTRICT : ExtrapolationControl.OFF,
            filtered.x(),
            filtered.hits,
            restricts && extrapolation.target(request.target(), request.bounds()) != null);
    return new Sketch(
        preview(request, filtered.withHits(treated.kept()), treated.count()),
        shortlister.of(request, filtered.x(), filtered.predictions, treated.kept(), most));
  }

  /**
   * Those that {@link #design} will most likely keep, in a fraction of its time; it goes on from
   * the same samples if it is asked next.
   *
   * @return null where that saves nothing, or finds nothing
   * @throws BackcastException if the bounds are empty or the model fails, or between two steps if
   *     the thread has been interrupted
   */
  public @Nullable Advance advance(DesignRequest request) throws BackcastException {
    if (!ahead.applies(request) || !distinctDraws(request).equals(request)) {
      return null;
    }
    RawSamples samples = moved(request);
    begun = new Begun(request, samples);
    return ahead.design(request, samples);
  }

  /**
   * Works ahead for requests that differ in their targets alone, as they follow when a target is
   * moved: their samples are the same as without, and take less time.
   *
   * @throws BackcastException if the model fails, or between two steps if the thread has been
   *     interrupted
   */
  public void anticipate(DesignRequest request) throws BackcastException {
    sampler.anticipate(
        request.target(), seeds(request), request.bounds(), request.budget().attempts());
  }

  /**
   * Draws, refines, filters and ranks.
   *
   * @throws BackcastException if the bounds are empty or the model fails, or between two steps if
   *     the thread has been interrupted
   */
  public DesignResult design(DesignRequest asked) throws BackcastException {
    if (asked.target().hasExtremes()) {
      return extremes(asked);
    }
    DesignRequest request = distinctDraws(asked);
    Filtered filtered = drawRefineFilter(request);
    if (request.search()
        && refiner.canRefine()
        && filtered.hits.length == 0
        && filtered.miss.length > 0) {
      filtered = search(request, filtered);
      Interruption.check();
    }
    ExtrapolationControl control = request.extrapolation();
    Abstention unsupported =
        control == ExtrapolationControl.OFF || filtered.miss.length == 0
            ? null
            : extrapolation.target(request.target(), request.bounds());
    Extrapolation.Treated treated =
        extrapolation.treat(control, filtered.x(), filtered.hits, unsupported != null);
    Abstention abstention =
        unsupported == null && treated.count().all()
            ? extrapolation.designsOutside(request.target(), request.bounds())
            : unsupported;
    filtered = filtered.withHits(treated.kept());
    int[] accepted = filtered.samples.accepted();
    int[] candidates =
        request.keepAll()
            ? extrapolation.treat(control, filtered.x(), accepted, unsupported != null).kept()
            : distinct(filtered);
    int[] kept = rank(request, filtered, candidates, treated);
    Interruption.check();
    Preview preview = preview(request, filtered, treated.count());
    return new DesignResult(
        preview,
        extrapolation.mark(
            trust.describe(
                filtered.x().pick(kept),
                filtered.predictions.pick(filtered.x().rows(), kept),
                request.target()),
            control,
            abstention != null),
        Arrays.stream(kept).mapToLong(i -> request.first() + i).toArray(),
        request.keepAll() ? 0 : filtered.hits.length - candidates.length,
        // deviations that were calibrated elsewhere promise nothing here
        abstention != null
            ? Double.NaN
            : ExpectedShare.of(space, request.target(), filtered.predictions, filtered.hits),
        nearest(filtered),
        filtered.searched,
        filtered.samples.outside(),
        filtered.x().rows() - accepted.length,
        model.predicts(),
        abstention,
        preview.hits(),
        0);
  }

  /**
   * While a target with extremes moves: of the designs on target for the rest, the tenth that
   * leads, by the surrogate and no more than the data have. Trust decides once the target rests.
   */
  private Filtered leading(Target target, Filtered filtered) {
    if (!target.hasExtremes() || filtered.hits.length == 0) {
      return filtered;
    }
    int[] extremes = target.extremes();
    double[][] merits = new double[filtered.hits.length][extremes.length];
    double[] broken = new double[merits.length];
    for (int i = 0; i < merits.length; i++) {
      for (int m = 0; m < extremes.length; m++) {
        Property p = space.properties().get(extremes[m]);
        float y = filtered.predictions.unclamped(filtered.hits[i], extremes[m]);
        merits[i][m] = ((Goal.Extreme) target.goals().get(extremes[m])).merit(p, y) / p.halfRange();
        broken[i] += p.beyond(y);
      }
    }
    int[] best = Dominance.best(merits, broken, Math.max(1, merits.length / LEADING));
    return filtered.withHits(Arrays.stream(best).map(i -> filtered.hits[i]).sorted().toArray());
  }

  /** The most or least of properties. */
  private DesignResult extremes(DesignRequest request) throws BackcastException {
    request.bounds().check(space);
    return new ExtremeDesigner(model, refiner, trust, ranker, extrapolation)
        .design(
            request,
            (target, samples) -> {
              DesignRequest part = request.withTarget(target).withSamples(samples);
              int steps = steps(part);
              RawSamples drawn = draw(part, steps);
              Interruption.check();
              DesignMatrix x = drawn.x().pick(drawn.accepted());
              refiner.refineBySurrogate(x, target, request.bounds(), steps);
              Interruption.check();
              return x;
            });
  }

  /** Without a latent, every draw for a target is the same design: one is enough. */
  private DesignRequest distinctDraws(DesignRequest request) {
    boolean alike =
        model.card().latent() == 0
            && request.bounds().isWhole(space)
            && request.target().goals().stream().allMatch(g -> g instanceof Goal.Value);
    // of a run in parts, the first part has it
    int one = request.first() == 0 ? Math.min(1, request.samples()) : 0;
    return alike ? request.withSamples(one) : request;
  }

  /** The results of a longer search in the place of the closest samples. */
  private Filtered search(DesignRequest request, Filtered none) throws BackcastException {
    DesignMatrix x = none.x();
    DesignMatrix found =
        new LongSearch(model, refiner)
            .closest(x, none.predictions, request.target(), request.bounds(), request.seed());
    boolean[] refused = none.samples.refused().clone();
    int[] order =
        IntStream.range(0, none.miss.length)
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(i -> refused[i])
                    .thenComparingDouble(i -> none.miss[i]))
            .limit(found.rows())
            .mapToInt(i -> i)
            .toArray();
    double[] miss = misses(found, Predictions.of(model, found), request.target());
    int[] best =
        IntStream.range(0, miss.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> miss[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      x.setRow(order[i], found, best[i]);
    }
    for (int i : order) {
      refused[i] = false;
    }
    Filtered after = filter(new RawSamples(x, none.samples.outside(), refused), request);
    return new Filtered(after.samples, after.predictions, after.hits, after.miss, true);
  }

  private double[] nearest(Filtered filtered) {
    double[] nearest = new double[space.dy()];
    int row = filtered.closest();
    Arrays.setAll(
        nearest,
        k ->
            row < 0
                ? Double.NaN
                : space.properties().get(k).physical(filtered.predictions.unclamped(row, k)));
    return nearest;
  }

  private Filtered drawRefineFilter(DesignRequest request) throws BackcastException {
    Begun known = begun;
    begun = null;
    RawSamples samples =
        known != null && known.request.equals(request) ? known.samples : moved(request);
    if (request.budget().ensemble() && steps(request) > 0) {
      refiner.refineByEnsemble(samples.x(), request.target(), request.bounds());
    }
    Interruption.check();
    Filtered filtered = filter(samples, request);
    Interruption.check();
    return filtered;
  }

  /** Steps 1 and 2 as far as the surrogate goes: samples near the target, moved onto it. */
  private RawSamples moved(DesignRequest request) throws BackcastException {
    request.bounds().check(space);
    int steps = steps(request);
    RawSamples samples = draw(request, steps);
    Interruption.check();
    refiner.refineBySurrogate(samples.x(), request.target(), request.bounds(), steps);
    Interruption.check();
    return samples;
  }

  /** How many refinement steps the surrogate takes. */
  private int steps(DesignRequest request) {
    SamplingBudget budget = request.budget();
    if (!refiner.canRefine()) {
      return 0;
    }
    return request.bounds().isWhole(space) ? budget.wholeSteps() : budget.steps();
  }

  /** Step 1: samples near the target and inside the bounds, {@code [samples, dx]}. */
  private RawSamples draw(DesignRequest request, int steps) throws BackcastException {
    return (request.budget().fast() ? fastSampler : sampler)
        .draw(request, seeds(request), steps > 0);
  }

  /** Step 3: predicts every sample and notes which are on target. */
  private Filtered filter(RawSamples drawn, DesignRequest request) throws BackcastException {
    RawSamples samples = satisfying(drawn, request.bounds());
    DesignMatrix x = samples.x();
    boolean predicts = model.predicts();
    Predictions predictions =
        request.budget().ensemble() || !predicts
            ? Predictions.of(model, x)
            : Predictions.ofSurrogate(model, x);
    Target target = request.target();
    double[] miss = misses(x, predictions, target);
    // without a predictor the miss of every sample is unknown, and all are kept
    int[] hits = Rows.where(x.rows(), i -> !samples.refused()[i] && (!predicts || miss[i] <= 1));
    return new Filtered(samples, predictions, hits, miss, false);
  }

  /** Refinement may have left a condition that slopes did not tell of. */
  private RawSamples satisfying(RawSamples samples, DesignBounds bounds) {
    if (bounds.conditions().isEmpty()) {
      return samples;
    }
    boolean[] refused = samples.refused().clone();
    boolean[] satisfied = new ConditionProjection(space, bounds).project(samples.x());
    for (int i = 0; i < refused.length; i++) {
      refused[i] |= !satisfied[i];
    }
    return new RawSamples(samples.x(), samples.outside(), refused);
  }

  private double[] misses(DesignMatrix x, Predictions predictions, Target target) {
    double[] miss = new double[x.rows()];
    Arrays.setAll(miss, i -> target.miss(space, predictions.unclamped(), i));
    return miss;
  }

  /**
   * Step 4: the best of some rows, at most as many as the request keeps. The most trusted begin
   * with those that the data support.
   */
  private int[] rank(
      DesignRequest request, Filtered filtered, int[] candidates, Extrapolation.Treated treated)
      throws BackcastException {
    if (request.ranking() == Ranking.DRAWN && candidates.length <= request.keep()) {
      return candidates;
    }
    Set<Integer> outside = new HashSet<>();
    for (int i = 0; i < treated.kept().length; i++) {
      if (treated.outside()[i] && request.ranking() == Ranking.TRUSTED) {
        outside.add(treated.kept()[i]);
      }
    }
    int[] inside = Arrays.stream(candidates).filter(i -> !outside.contains(i)).toArray();
    int[] rest = Arrays.stream(candidates).filter(outside::contains).toArray();
    int[] first = best(request, filtered, inside, request.keep());
    return IntStream.concat(
            Arrays.stream(first),
            Arrays.stream(best(request, filtered, rest, request.keep() - first.length)))
        .toArray();
  }

  private int[] best(DesignRequest request, Filtered filtered, int[] candidates, int keep)
      throws BackcastException {
    return candidates.length == 0 || keep == 0
        ? new int[0]
        : ranker.best(
            candidates,
            filtered.x(),
            filtered.predictions,
            request.target(),
            request.ranking(),
            keep);
  }

  private static Preview preview(
      DesignRequest request, Filtered filtered, ExtrapolationCount extrapolated) {
    int closest = filtered.closest();
    boolean all = filtered.hits.length == filtered.x().rows();
    float[] y = filtered.predictions.unclamped();
    return new Preview(
        request.target(),
        request.bounds(),
        all ? filtered.x() : filtered.x().pick(filtered.hits),
        all ? y : Rows.pick(y, filtered.x().rows(), filtered.hits),
        filtered.x().rows(),
        closest < 0 ? Double.NaN : request.target().distance(filtered.miss[closest]),
        extrapolated);
  }

  /** The rows on target without those that are a symmetric copy of an earlier one. */
  private int[] distinct(Filtered filtered) {
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(filtered.hits)
        .filter(i -> seen.add(group.orbitKey(space.scaledRow(filtered.x(), i))))
        .toArray();
  }

  private SampleSeeds seeds(DesignRequest r) {
    // read once, as another thread may have drawn others meanwhile
    SampleSeeds known = seeds;
    if (known.seed() != r.seed() || known.first() != r.first() || known.n() != r.samples()) {
      known = SampleSeeds.of(model, r.seed(), r.first(), r.samples());
      seeds = known;
    }
    return known;
  }
}
