package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.NetworkRole;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request for few of many samples into designs, in two stages: all samples are drawn,
 * screened and moved onto the target by the surrogate; the ensemble finishes and judges those that
 * can still be kept, the most promising first, until more of them would change next to nothing. A
 * design that is kept is the same that a {@link Designer} makes of that sample. Memory grows with
 * the designs kept and not with the samples.
 */
public final class StagedDesigner {
  /** Fewer samples than this are not worth two stages. */
  private static final int LEAST_SAMPLES = 20_000;

  /** Of fewer samples for a design kept, the ensemble may as well judge all. */
  private static final int LEAST_RATIO = 8;

  /** More samples than this are not held in memory, whatever is kept of them. */
  private static final int MOST_AT_ONCE = 1_000_000;

  /** How often samples are drawn again because more of them should have been held. */
  private static final int MOST_AGAIN = 3;

  /** Where most samples are refused, so many designs are looked for among so many samples. */
  private static final int LEAST_PILOT = 256;

  private static final int MOST_PILOT = 64 * StagedDraw.PART;

  /** Where so few of the kept designs come from the last block, the rest is not judged. */
  private static final double LITTLE_NEW = 0.01;

  private final InverseModel model;
  private final DesignSpace space;
  private final SymmetryGroup group;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final Extrapolation extrapolation;
  private final SharedCloud cloud;

  /**
   * All samples, drawn once.
   *
   * @param designs those that the ensemble judged
   * @param left whether samples were left out that may be on target
   */
  private record Attempt(
      StagedDraw draw, JudgedDesigns designs, StagedSelection.Chosen chosen, boolean left) {}

  public StagedDesigner(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.group = space.group();
    this.refiner = new Refiner(model);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model, trust);
    this.extrapolation = new Extrapolation(model);
    this.cloud = new SharedCloud(model);
  }

  /** Whether two stages save work: few of many samples are kept, and there is a surrogate. */
  public static boolean pays(InverseModel model, DesignRequest request) {
    boolean surrogate =
        model.has(NetworkRole.PREDICT)
            && (model.has(NetworkRole.VALUE) || model.has(NetworkRole.GRADIENT));
    boolean few =
        request.samples() / LEAST_RATIO >= request.keep() || request.samples() > MOST_AT_ONCE;
    return surrogate
        && !request.target().hasExtremes()
        && few
        && request.samples() >= LEAST_SAMPLES
        && model.card().latent() > 0
        && request.budget().ensemble()
        && !request.budget().fast()
        && !request.keepAll();
  }

  /**
   * Draws, screens, finishes and ranks.
   *
   * @throws BackcastException if the bounds are empty or the model fails, or between two steps if
   *     the thread has been interrupted
   */
  public DesignResult design(DesignRequest asked, SamplingProgress progress)
      throws BackcastException {
    DesignRequest request = asked.takingFirst();
    request.bounds().check(space);
    ExtrapolationControl control = request.extrapolation();
    Abstention unsupported =
        control == ExtrapolationControl.OFF
            ? null
            : extrapolation.target(request.target(), request.bounds());
    if (unsupported != null && control == ExtrapolationControl.RESTRICT) {
      // nothing is kept, whatever is drawn
      return undivided(request);
    }
    int steps =
        request.bounds().isWhole(space) ? request.budget().wholeSteps() : request.budget().steps();
    StagedPlan plan = StagedPlan.of(request.samples(), request.keep());
    StagedDraw tried = new StagedDraw(model, request, refiner, steps, 1, cloud);
    int looked = Math.min(MOST_PILOT, request.samples());
    DesignMatrix first = tried.first(looked, LEAST_PILOT);
    if (first.rows() == 0) {
      return searched(undivided(request), looked, tried, request.target(), null);
    }
    StagedPilot pilot =
        StagedPilot.of(model, request, new StagedPilot.Parts(refiner, ranker, trust), first, steps);
    Attempt last = attempt(request, pilot, plan, pilot.worth(plan), progress);
    for (int again = 0; again < MOST_AGAIN && lacks(last, request); again++) {
      plan = plan.larger(request.samples());
      last = attempt(request, pilot, plan, StagedPilot.Worth.ALL, progress);
    }
    if (last.designs.hits() == 0 && request.search()) {
      return searched(
          undivided(request), request.samples(), last.draw, request.target(), last.designs);
    }
    return result(request, last, pilot, unsupported);
  }

  /**
   * Copies, and designs that are refused, may leave fewer than are wanted though there are more.
   */
  private static boolean lacks(Attempt last, DesignRequest request) {
    // where nothing was moved at all, nothing is known of the rest
    boolean some = last.designs.hits() > 0 || last.designs.size() == 0;
    return last.left && some && last.chosen.places().size() < request.keep();
  }

  private Attempt attempt(
      DesignRequest request,
      StagedPilot pilot,
      StagedPlan plan,
      StagedPilot.Worth worth,
      SamplingProgress progress)
      throws BackcastException {
    StagedDraw draw = new StagedDraw(model, request, refiner, pilot.steps(), pilot.window(), cloud);
    JudgedDesigns designs = new JudgedDesigns(model, request, refiner, ranker, pilot.steps() > 0);
    // no variable holds the pool, whose memory is needed afterwards
    return judge(
        request,
        draw,
        drawn(draw, request, pilot.screen(), plan, worth, progress),
        pilot.screen(),
        designs,
        plan,
        worth.below() < Double.POSITIVE_INFINITY,
        progress);
  }

  /** Whether all designs on target are outside the data, as far as any were compared with them. */
  private boolean allOutside(
      DesignRequest request, StagedSelection.Chosen chosen, StagedPilot pilot)
      throws BackcastException {
    return chosen.extrapolated().all()
        && (request.extrapolation() == ExtrapolationControl.RESTRICT
            || !pilot.anyInside(extrapolation));
  }

  /** Draws all samples and returns what may be kept of them. */
  private Pool drawn(
      StagedDraw draw,
      DesignRequest request,
      Screen screen,
      StagedPlan plan,
      StagedPilot.Worth worth,
      SamplingProgress progress)
      throws BackcastException {
    if (request.ranking() == Ranking.DIVERSE) {
      DiverseNet net = new DiverseNet(space, group, plan.judged());
      draw.run(net, net, StagedPilot.Worth.ALL, progress);
      return net;
    }
    Reserve reserve = new Reserve(plan.reserve(), space.dx());
    draw.run(screen, reserve, worth, progress);
    return reserve;
  }

  /** As a {@link Designer} would, from as many samples as it takes to know that none is kept. */
  private DesignResult undivided(DesignRequest request) throws BackcastException {
    return new Designer(model).design(request.withSamples(LEAST_SAMPLES));
  }

  /**
   * The result of a longer search from some of the samples, with the counts of all that were drawn
   * before.
   *
   * @param drawn how many
   * @param designs those that the ensemble judged, if there were any
   */
  private DesignResult searched(
      DesignResult some,
      int drawn,
      StagedDraw draw,
      Target target,
      @Nullable JudgedDesigns designs) {
    int judged = some.drawn() - some.rejected();
    // what the search found may have taken the place of samples that were refused
    int rejected = Math.min(draw.rejected(), drawn - judged);
    Preview preview = some.preview();
    double least = designs == null ? Double.NaN : target.distance(space, designs.least());
    // not "less than": the closest of no samples is not a number
    boolean closer = !Double.isNaN(least) && !(preview.closest() <= least);
    return new DesignResult(
        new Preview(
            preview.target(),
            preview.bounds(),
            preview.designs(),
            preview.unclamped(),
            drawn,
            closer ? least : preview.closest(),
            preview.extrapolated()),
        some.designs(),
        some.indices(),
        some.copies(),
        some.expected(),
        closer && designs != null ? designs.nearest() : some.nearest(),
        some.searched(),
        draw.outside(),
        rejected,
        some.judged(),
        some.abstention(),
        some.onTarget(),
        drawn - rejected - judged);
  }

  /** Judges designs of the pool, the most promising first, until enough are on target. */
  private Attempt judge(
      DesignRequest request,
      StagedDraw draw,
      Pool pool,
      Screen screen,
      JudgedDesigns designs,
      StagedPlan plan,
      boolean unmoved,
      SamplingProgress progress)
      throws BackcastException {
    StagedSelection selection = new StagedSelection(model, ranker, extrapolation, request);
    boolean looks = request.ranking() == Ranking.TRUSTED && designs.refines();
    int keep = request.keep();
    Promising promising =
        looks && pool instanceof Reserve reserve
            ? new FirstLook(model, ranker, request, reserve, screen, plan.judged(), progress)
            : new PoolOrder(pool, request.ranking() == Ranking.DRAWN);
    boolean left = unmoved || pool.overflowed();
    boolean diverse = request.ranking() == Ranking.DIVERSE;
    int next = diverse ? plan.judged() : looks ? keep + keep / 8 + 20 : keep + keep / 2;
    StagedSelection.Chosen chosen = StagedSelection.Chosen.NONE;
    while (!promising.isEmpty() && chosen.places().size() < keep) {
      int before = designs.blocks();
      designs.add(promising.next(next), plan.judged(), progress);
      next = looks ? Math.max(100, keep / 10) : Math.max(500, keep / 2);
      boolean settled = diverse || designs.size() >= plan.judged();
      if (!settled) {
        settled = settled(designs, keep, before, promising.bound());
      }
      if (settled || promising.isEmpty()) {
        chosen = selection.of(designs);
        // each time all are compared again
        next = Math.max(next, designs.size() / 2);
      }
    }
    return new Attempt(draw, designs, chosen, left);
  }

  /** Whether those that are not judged yet would change next to nothing. */
  private static boolean settled(JudgedDesigns designs, int keep, int before, double bound) {
    List<JudgedDesigns.Place> best = designs.best(keep);
    if (best.size() < keep) {
      return false;
    }
    long fresh = best.stream().filter(p -> p.block() >= before).count();
    return best.getLast().cost() <= bound || (before > 0 && fresh <= LITTLE_NEW * keep);
  }

  private DesignResult result(
      DesignRequest request, Attempt last, StagedPilot pilot, @Nullable Abstention unsupported)
      throws BackcastException {
    StagedDraw draw = last.draw;
    JudgedDesigns designs = last.designs;
    StagedSelection.Chosen chosen = last.chosen;
    DesignMatrix x = designs.designs(chosen.places());
    Predictions p = designs.predictions(chosen.places());
    Abstention abstention =
        unsupported == null && allOutside(request, chosen, pilot)
            ? extrapolation.designsOutside(request.target(), request.bounds())
            : unsupported;
    Preview preview =
        new Preview(
            request.target(),
            request.bounds(),
            x,
            p.unclamped(),
            request.samples(),
            request.target().distance(space, designs.least()),
            chosen.extrapolated());
    return new DesignResult(
        preview,
        extrapolation.mark(
            trust.describe(x, p, request.target()),
            request.extrapolation(),
            abstention != null,
            chosen.support()),
        chosen.places().stream().mapToLong(c -> request.first() + c.number()).toArray(),
        chosen.copies(),
        abstention != null ? Double.NaN : designs.expected(),
        designs.nearest(),
        false,
        draw.outside(),
        draw.rejected(),
        true,
        abstention,
        designs.hits() - chosen.extrapolated().refused(),
        request.samples() - draw.rejected() - designs.size());
  }
}
