package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws, refines and filters the samples of a request. Sample seeds are cached, so that changing
 * the target does not draw them again. Not for use by several threads at once.
 */
final class SampleSteps {
  private final InverseModel model;
  private final DesignSpace space;
  private final Refiner refiner;
  private final BoundedSampler sampler;
  private final BoundedSampler fastSampler;
  private SampleSeeds seeds = SampleSeeds.none();
  private final AtomicReference<@Nullable Begun> begun = new AtomicReference<>();

  /** Samples of a request as the surrogate has moved them. */
  private record Begun(DesignRequest request, RawSamples samples) {}

  SampleSteps(InverseModel model, Refiner refiner) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.refiner = refiner;
    SharedCloud cloud = new SharedCloud(model);
    this.sampler = new BoundedSampler(model, false, cloud);
    this.fastSampler = new BoundedSampler(model, true, cloud);
  }

  /** Makes of samples what depends on no target, for requests that differ in nothing else. */
  void anticipate(DesignRequest request) throws BackcastException {
    sampler.anticipate(
        request.target(), seeds(request), request.bounds(), request.budget().attempts());
  }

  /**
   * Steps 1 and 2 as far as the surrogate goes; {@link #filtered} goes on from there if the same is
   * asked next.
   */
  RawSamples begin(DesignRequest request) throws BackcastException {
    RawSamples samples = moved(request);
    begun.set(new Begun(request, samples));
    return samples;
  }

  /** Steps 1 and 2 as far as the surrogate goes: samples near the target, moved onto it. */
  private RawSamples moved(DesignRequest request) throws BackcastException {
    request.bounds().check(space);
    RawSamples samples = drawn(request);
    move(samples.x(), request);
    return samples;
  }

  /** The same of those samples alone that are designs, {@code [accepted, dx]}. */
  DesignMatrix accepted(DesignRequest request) throws BackcastException {
    RawSamples samples = drawn(request);
    DesignMatrix x = samples.x().pick(samples.accepted());
    move(x, request);
    return x;
  }

  /** Step 1: samples near the target and inside the bounds. */
  private RawSamples drawn(DesignRequest request) throws BackcastException {
    RawSamples samples =
        (request.budget().fast() ? fastSampler : sampler)
            .draw(request, seeds(request), steps(request) > 0);
    Interruption.check();
    return samples;
  }

  private void move(DesignMatrix x, DesignRequest request) throws BackcastException {
    refiner.refineBySurrogate(x, request.target(), request.bounds(), steps(request));
    Interruption.check();
  }

  /** All three steps, with the ensemble's part of the refinement if the budget has it. */
  FilteredSamples filtered(DesignRequest request) throws BackcastException {
    Begun known = begun.getAndSet(null);
    RawSamples samples =
        known != null && known.request.equals(request) ? known.samples : moved(request);
    if (request.budget().ensemble() && steps(request) > 0) {
      refiner.refineByEnsemble(samples.x(), request.target(), request.bounds());
    }
    Interruption.check();
    FilteredSamples filtered = filter(samples, request);
    Interruption.check();
    return filtered;
  }

  /** How many refinement steps the surrogate takes. */
  private int steps(DesignRequest request) {
    SamplingBudget budget = request.budget();
    if (!refiner.canRefine()) {
      return 0;
    }
    return request.bounds().isWhole(space) ? budget.wholeSteps() : budget.steps();
  }

  /** Step 3: predicts every sample and notes which are on target. */
  private FilteredSamples filter(RawSamples drawn, DesignRequest request) throws BackcastException {
    RawSamples samples = satisfying(drawn, request.bounds());
    DesignMatrix x = samples.x();
    boolean predicts = model.predicts();
    Predictions predictions =
        request.budget().ensemble() || !predicts
            ? Predictions.of(model, x)
            : Predictions.ofSurrogate(model, x);
    double[] miss = misses(x, predictions, request.target());
    // without a predictor the miss of every sample is unknown, and all are kept
    int[] hits = Rows.where(x.rows(), i -> !samples.refused()[i] && (!predicts || miss[i] <= 1));
    return new FilteredSamples(samples, predictions, hits, miss, false);
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

  /** The results of a longer search in the place of the closest samples, none of them on target. */
  FilteredSamples search(DesignRequest request, FilteredSamples none) throws BackcastException {
    DesignMatrix x = none.x();
    DesignMatrix found =
        new LongSearch(model, refiner)
            .closest(x, none.predictions(), request.target(), request.bounds(), request.seed());
    boolean[] refused = none.samples().refused().clone();
    int[] order =
        IntStream.range(0, x.rows())
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(i -> refused[i])
                    .thenComparingDouble(i -> none.miss()[i]))
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
      refused[order[i]] = false;
    }
    return filter(new RawSamples(x, none.samples().outside(), refused), request).afterSearch();
  }

  private double[] misses(DesignMatrix x, Predictions predictions, Target target) {
    double[] miss = new double[x.rows()];
    Arrays.setAll(miss, i -> target.miss(space, predictions.unclamped(), i));
    return miss;
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
