package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The way of every design: drawn, brought onto the target, filtered, ranked. The moving hand goes
 * it as far as the filter and with less effort. Random numbers are kept, so the same ones answer
 * every target. Not for use by several threads at once.
 */
public final class Designer {
  /**
   * Refinement moves a design along the slope, so that a wider window is as good as a narrow one.
   */
  private static final double REFINED_WINDOW = 3;

  private final InverseModel model;
  private final DesignSpace space;
  private final BoundedSampler sampler;
  private final BoundedSampler quickSampler;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final SymmetryGroup group;
  private SampleSeeds seeds = new SampleSeeds(new float[0], new float[0], 0);
  private long seedOfStarts;
  private long firstOfStarts;

  /** All samples where refinement has left them, and which of them are on target. */
  private record Filtered(DesignMatrix x, Predictions predictions, int[] hits, double closest) {}

  public Designer(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.sampler = new BoundedSampler(model);
    this.quickSampler = new BoundedSampler(model, true);
    this.refiner = new Refiner(model);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model);
    this.group = space.group();
  }

  /**
   * Draws, refines and filters: every design on target, as drawn.
   *
   * @throws BackcastException if the bounds are empty or the model fails
   */
  public Preview sketch(DesignRequest request) throws BackcastException {
    return sketch(request, filter(request));
  }

  /**
   * Carries out a request to the end.
   *
   * @throws BackcastException if the bounds are empty or the model fails
   */
  public DesignResult design(DesignRequest request) throws BackcastException {
    Filtered found = filter(request);
    int[] candidates =
        request.keepMisses() ? IntStream.range(0, request.samples()).toArray() : distinct(found);
    int[] kept = rank(request, found, candidates);
    Predictions predictions = found.predictions.pick(request.samples(), kept);
    return new DesignResult(
        sketch(request, found),
        describe(found.x.pick(kept), predictions, request.target()),
        Arrays.stream(kept).mapToLong(i -> request.first() + i).toArray(),
        request.keepMisses() ? 0 : found.hits.length - candidates.length);
  }

  private Filtered filter(DesignRequest request) throws BackcastException {
    request.bounds().check(space);
    SamplingBudget budget = request.effort();
    Target target = request.target();
    DesignBounds bounds = request.bounds();
    boolean whole = bounds.equals(DesignBounds.of(space));
    int steps = refiner.canRefine() ? whole ? budget.wholeSteps() : budget.steps() : 0;
    DesignMatrix x =
        (budget.quick() ? quickSampler : sampler)
            .draw(
                target, starts(request), bounds, steps > 0 ? REFINED_WINDOW : 1, budget.attempts());
    refiner.refineBySurrogate(x, target, bounds, steps);
    if (budget.ensemble() && steps > 0) {
      refiner.finish(x, target, bounds);
    }
    Predictions predictions =
        budget.ensemble() || !model.predicts()
            ? Predictions.of(model, x)
            : Predictions.withoutSpread(model.predictFast(x.rows(), x.array()));
    double[] miss = new double[x.rows()];
    Arrays.setAll(miss, i -> target.miss(space, predictions.unclamped(), i));
    // without a predictor nobody can say which miss
    int[] hits =
        IntStream.range(0, miss.length).filter(i -> !model.predicts() || miss[i] <= 1).toArray();
    double closest = Arrays.stream(miss).min().orElse(Double.NaN);
    return new Filtered(x, predictions, hits, closest * target.tolerances()[0]);
  }

  private Preview sketch(DesignRequest request, Filtered found) {
    return new Preview(
        request.target(),
        request.bounds(),
        found.x.pick(found.hits),
        Rows.pick(found.predictions.unclamped(), found.x.rows(), found.hits),
        found.x.rows(),
        found.closest);
  }

  private int[] rank(DesignRequest request, Filtered found, int[] candidates)
      throws BackcastException {
    return candidates.length <= request.keep() && request.ranking() == Ranking.DRAWN
        ? candidates
        : ranker.best(
            candidates,
            found.x,
            found.predictions,
            request.target(),
            request.ranking(),
            request.keep());
  }

  /** Everything that is known of designs. */
  public DesignSet describe(DesignMatrix x, Predictions predictions, Target target)
      throws BackcastException {
    Trust.Evidence evidence = trust.evidence(x, predictions);
    TrustLevel[] status = new TrustLevel[x.rows()];
    Arrays.setAll(status, i -> trust.status(i, x, predictions, evidence, target));
    return new DesignSet(
        x,
        predictions.unclamped(),
        predictions.std(),
        evidence.distance(),
        evidence.logDensity(),
        status);
  }

  /** The first on target of every set of symmetric copies. */
  private int[] distinct(Filtered found) {
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(found.hits)
        .filter(i -> seen.add(group.orbitKey(space.scaledRow(found.x, i))))
        .toArray();
  }

  private SampleSeeds starts(DesignRequest r) {
    if (seedOfStarts != r.seed() || firstOfStarts != r.first() || seeds.n() != r.samples()) {
      seeds = SampleSeeds.of(model, r.seed(), r.first(), r.samples());
      seedOfStarts = r.seed();
      firstOfStarts = r.first();
    }
    return seeds;
  }
}
