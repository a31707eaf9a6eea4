package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns a request into designs, in four steps: draw, refine, filter, rank. A live preview uses the
 * first three with a smaller {@link SamplingBudget}; designs that are kept go through all four.
 * Sample seeds are cached, so that changing the target does not draw them again. Not for use by
 * several threads at once.
 */
public final class Designer {
  /** Refinement moves samples onto the target, so that they may start farther from it. */
  private static final double REFINED_WINDOW = 3;

  private final InverseModel model;
  private final DesignSpace space;
  private final DesignBounds whole;
  private final BoundedSampler sampler;
  private final BoundedSampler fastSampler;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final SymmetryGroup group;
  private SampleSeeds seeds = new SampleSeeds(new float[0], DesignMatrix.zeros(0, 1), 0);
  private long cachedSeed;
  private long cachedFirst;

  /**
   * All samples after refinement.
   *
   * @param hits rows that are on target
   * @param miss of every sample, in tolerances
   * @param searched whether the closest samples gave way to the results of a longer search
   */
  private record Filtered(
      DesignMatrix x, Predictions predictions, int[] hits, double[] miss, boolean searched) {

    /** The sample that comes closest; −1 without samples. */
    int closest() {
      int best = miss.length - 1;
      for (int i = miss.length - 1; i >= 0; i--) {
        best = miss[i] <= miss[best] ? i : best;
      }
      return best;
    }
  }

  public Designer(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.whole = DesignBounds.of(space);
    this.sampler = new BoundedSampler(model);
    this.fastSampler = new BoundedSampler(model, true);
    this.refiner = new Refiner(model);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model);
    this.group = space.group();
  }

  /**
   * Draws, refines and filters: every design on target, in the order drawn.
   *
   * @throws BackcastException if the bounds are empty or the model fails
   */
  public Preview preview(DesignRequest request) throws BackcastException {
    return preview(request, drawRefineFilter(request));
  }

  /**
   * Draws, refines, filters and ranks.
   *
   * @throws BackcastException if the bounds are empty or the model fails, or between two steps if
   *     the thread has been interrupted
   */
  public DesignResult design(DesignRequest request) throws BackcastException {
    Filtered filtered = drawRefineFilter(request);
    if (request.search()
        && refiner.canRefine()
        && filtered.hits.length == 0
        && filtered.miss.length > 0) {
      filtered = search(request, filtered);
      checkInterrupted();
    }
    int[] candidates =
        request.keepAll() ? IntStream.range(0, request.samples()).toArray() : distinct(filtered);
    int[] kept = rank(request, filtered, candidates);
    checkInterrupted();
    return new DesignResult(
        preview(request, filtered),
        trust.describe(
            filtered.x.pick(kept),
            filtered.predictions.pick(filtered.x.rows(), kept),
            request.target()),
        Arrays.stream(kept).mapToLong(i -> request.first() + i).toArray(),
        request.keepAll() ? 0 : filtered.hits.length - candidates.length,
        ExpectedShare.of(space, request.target(), filtered.predictions, filtered.hits),
        nearest(filtered),
        filtered.searched);
  }

  /** The results of a longer search in the place of the closest samples. */
  private Filtered search(DesignRequest request, Filtered none) throws BackcastException {
    DesignMatrix found =
        new LongSearch(model, refiner)
            .closest(none.x, none.predictions, request.target(), request.bounds(), request.seed());
    int[] order =
        IntStream.range(0, none.miss.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> none.miss[i]))
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
      none.x.setRow(order[i], found, best[i]);
    }
    Filtered after = filter(none.x, request);
    return new Filtered(after.x, after.predictions, after.hits, after.miss, true);
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
    request.bounds().check(space);
    int steps = steps(request);
    DesignMatrix x = draw(request, steps);
    checkInterrupted();
    refine(x, request, steps);
    checkInterrupted();
    Filtered filtered = filter(x, request);
    checkInterrupted();
    return filtered;
  }

  /** Ends the work of a thread that was interrupted: nobody waits for its result any longer. */
  private static void checkInterrupted() throws BackcastException {
    if (Thread.currentThread().isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, "The search for designs was stopped.");
    }
  }

  /** How many refinement steps the surrogate takes. */
  private int steps(DesignRequest request) {
    SamplingBudget budget = request.budget();
    if (!refiner.canRefine()) {
      return 0;
    }
    return request.bounds().equals(whole) ? budget.wholeSteps() : budget.steps();
  }

  /** Step 1: samples near the target and inside the bounds, {@code [samples, dx]}. */
  private DesignMatrix draw(DesignRequest request, int steps) throws BackcastException {
    SamplingBudget budget = request.budget();
    return (budget.fast() ? fastSampler : sampler)
        .draw(
            request.target(),
            seeds(request),
            request.bounds(),
            steps > 0 ? REFINED_WINDOW : 1,
            budget.attempts());
  }

  /** Step 2: moves the samples onto the target, in place. */
  private void refine(DesignMatrix x, DesignRequest request, int steps) throws BackcastException {
    refiner.refineBySurrogate(x, request.target(), request.bounds(), steps);
    if (request.budget().ensemble() && steps > 0) {
      refiner.refineByEnsemble(x, request.target(), request.bounds());
    }
  }

  /** Step 3: predicts every sample and notes which are on target. */
  private Filtered filter(DesignMatrix x, DesignRequest request) throws BackcastException {
    boolean predicts = model.predicts();
    Predictions predictions =
        request.budget().ensemble() || !predicts
            ? Predictions.of(model, x)
            : Predictions.ofSurrogate(model, x);
    Target target = request.target();
    double[] miss = misses(x, predictions, target);
    // without a predictor the miss of every sample is unknown, and all are kept
    int[] hits = IntStream.range(0, miss.length).filter(i -> !predicts || miss[i] <= 1).toArray();
    return new Filtered(x, predictions, hits, miss, false);
  }

  private double[] misses(DesignMatrix x, Predictions predictions, Target target) {
    double[] miss = new double[x.rows()];
    Arrays.setAll(miss, i -> target.miss(space, predictions.unclamped(), i));
    return miss;
  }

  /** Step 4: the best of some rows, at most as many as the request keeps. */
  private int[] rank(DesignRequest request, Filtered filtered, int[] candidates)
      throws BackcastException {
    if (request.ranking() == Ranking.DRAWN && candidates.length <= request.keep()) {
      return candidates;
    }
    return ranker.best(
        candidates,
        filtered.x,
        filtered.predictions,
        request.target(),
        request.ranking(),
        request.keep());
  }

  private static Preview preview(DesignRequest request, Filtered filtered) {
    return new Preview(
        request.target(),
        request.bounds(),
        filtered.x.pick(filtered.hits),
        Rows.pick(filtered.predictions.unclamped(), filtered.x.rows(), filtered.hits),
        filtered.x.rows(),
        Arrays.stream(filtered.miss).min().orElse(Double.NaN) * request.target().tolerances()[0]);
  }

  /** The rows on target without those that are a symmetric copy of an earlier one. */
  private int[] distinct(Filtered filtered) {
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(filtered.hits)
        .filter(i -> seen.add(group.orbitKey(space.scaledRow(filtered.x, i))))
        .toArray();
  }

  private SampleSeeds seeds(DesignRequest r) {
    if (cachedSeed != r.seed() || cachedFirst != r.first() || seeds.n() != r.samples()) {
      seeds = SampleSeeds.of(model, r.seed(), r.first(), r.samples());
      cachedSeed = r.seed();
      cachedFirst = r.first();
    }
    return seeds;
  }
}
