package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into designs, in four steps: draw, refine, filter, rank. A live preview uses the
 * first three ({@link SampleSteps}) with a smaller {@link SamplingBudget}; designs that are kept go
 * through all four. Not for use by several threads at once; {@link Extrapolation} may be shared.
 */
public final class Designer {
  /** One in so many designs leads. */
  private static final int LEADING = 10;

  private final InverseModel model;
  private final DesignSpace space;
  private final Refiner refiner;
  private final SampleSteps steps;
  private final Trust trust;
  private final Ranker ranker;
  private final Extrapolation extrapolation;
  private final Shortlister shortlister;
  private final AdvanceDesigner ahead;
  private final SymmetryGroup group;

  public Designer(InverseModel model) throws BackcastException {
    this(model, new Extrapolation(model));
  }

  /** A designer that shares what is known of the data with others. */
  public Designer(InverseModel model, Extrapolation extrapolation) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.refiner = new Refiner(model);
    this.steps = new SampleSteps(model, refiner);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model, trust);
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
    FilteredSamples filtered = leading(request.target(), steps.filtered(request));
    // what is only marked is counted once the question rests
    boolean restricts = request.extrapolation() == ExtrapolationControl.RESTRICT;
    Extrapolation.Treated treated =
        extrapolation.treat(
            restricts ? ExtrapolationControl.RESTRICT : ExtrapolationControl.OFF,
            filtered.x(),
            filtered.hits(),
            restricts && extrapolation.target(request.target(), request.bounds()) != null);
    return new Sketch(
        preview(request, filtered.withHits(treated.kept()), treated.count()),
        shortlister.of(request, filtered.x(), filtered.predictions(), treated.kept(), most));
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
    return ahead.design(request, steps.begin(request));
  }

  /**
   * Works ahead for requests that differ in their targets alone, as they follow when a target is
   * moved: their samples are the same as without, and take less time.
   *
   * @throws BackcastException if the model fails, or between two steps if the thread has been
   *     interrupted
   */
  public void anticipate(DesignRequest request) throws BackcastException {
    steps.anticipate(request);
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
    FilteredSamples filtered = steps.filtered(request);
    if (request.search()
        && refiner.canRefine()
        && filtered.hits().length == 0
        && filtered.miss().length > 0) {
      filtered = steps.search(request, filtered);
      Interruption.check();
    }
    ExtrapolationControl control = request.extrapolation();
    Abstention unsupported =
        control == ExtrapolationControl.OFF || filtered.miss().length == 0
            ? null
            : extrapolation.target(request.target(), request.bounds());
    Extrapolation.Treated treated =
        extrapolation.treat(control, filtered.x(), filtered.hits(), unsupported != null);
    Abstention abstention =
        unsupported == null && treated.count().all()
            ? extrapolation.designsOutside(request.target(), request.bounds())
            : unsupported;
    filtered = filtered.withHits(treated.kept());
    int[] accepted = filtered.samples().accepted();
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
                filtered.predictions().pick(filtered.x().rows(), kept),
                request.target()),
            control,
            abstention != null),
        Arrays.stream(kept).mapToLong(i -> request.first() + i).toArray(),
        request.keepAll() ? 0 : filtered.hits().length - candidates.length,
        // deviations that were calibrated elsewhere promise nothing here
        abstention != null
            ? Double.NaN
            : ExpectedShare.of(space, request.target(), filtered.predictions(), filtered.hits()),
        filtered.nearest(space),
        filtered.searched(),
        filtered.samples().outside(),
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
  private FilteredSamples leading(Target target, FilteredSamples filtered) {
    if (!target.hasExtremes() || filtered.hits().length == 0) {
      return filtered;
    }
    int[] extremes = target.extremes();
    double[][] merits = new double[filtered.hits().length][extremes.length];
    double[] broken = new double[merits.length];
    for (int i = 0; i < merits.length; i++) {
      for (int m = 0; m < extremes.length; m++) {
        Property p = space.properties().get(extremes[m]);
        float y = filtered.predictions().unclamped(filtered.hits()[i], extremes[m]);
        merits[i][m] = ((Goal.Extreme) target.goals().get(extremes[m])).merit(p, y) / p.halfRange();
        broken[i] += p.beyond(y);
      }
    }
    int[] best = Dominance.best(merits, broken, Math.max(1, merits.length / LEADING));
    return filtered.withHits(Arrays.stream(best).map(i -> filtered.hits()[i]).sorted().toArray());
  }

  /** The most or least of properties. */
  private DesignResult extremes(DesignRequest request) throws BackcastException {
    request.bounds().check(space);
    return new ExtremeDesigner(model, refiner, trust, ranker, extrapolation)
        .design(
            request,
            (target, samples) -> steps.accepted(request.withTarget(target).withSamples(samples)));
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

  /**
   * Step 4: the best of some rows, at most as many as the request keeps. The most trusted begin
   * with those that the data support.
   */
  private int[] rank(
      DesignRequest request,
      FilteredSamples filtered,
      int[] candidates,
      Extrapolation.Treated treated)
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

  private int[] best(DesignRequest request, FilteredSamples filtered, int[] candidates, int keep)
      throws BackcastException {
    return candidates.length == 0 || keep == 0
        ? new int[0]
        : ranker.best(
            candidates,
            filtered.x(),
            filtered.predictions(),
            request.target(),
            request.ranking(),
            keep);
  }

  private Preview preview(
      DesignRequest request, FilteredSamples filtered, ExtrapolationCount extrapolated) {
    int closest = filtered.closest();
    boolean all = filtered.hits().length == filtered.x().rows();
    float[] y = filtered.predictions().unclamped();
    return new Preview(
        request.target(),
        request.bounds(),
        all ? filtered.x() : filtered.x().pick(filtered.hits()),
        all ? y : Rows.pick(y, filtered.x().rows(), filtered.hits()),
        filtered.x().rows(),
        closest < 0 ? Double.NaN : request.target().distance(space, filtered.miss()[closest]),
        extrapolated);
  }

  /** The rows on target without those that are a symmetric copy of an earlier one. */
  private int[] distinct(FilteredSamples filtered) {
    return group.distinct(filtered.hits(), i -> space.scaledRow(filtered.x(), i));
  }
}
