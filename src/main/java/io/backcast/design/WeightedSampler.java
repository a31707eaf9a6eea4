package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws designs with weights, so that they are distributed as those of rejection sampling by the
 * ensemble: as the prior is inside the bounds, among the designs within the target's tolerances.
 *
 * <p>This is neural importance sampling (Dax and others, Physical Review Letters 130, 171403, 2023)
 * with several proposals at once. A draw is weighted by the prior over the sum of all their
 * densities (the balance heuristic of Veach and Guibas, SIGGRAPH 1995), so that no weight is larger
 * than that of a draw of the prior. The proposals: the prior, so that no branch is lost; the
 * generator, where its density is known and a pilot shows that it is worth it; and, where both
 * together are worth too little, the prior in boxes near the target ({@link AdaptiveBoxes}). The
 * surrogate judges all draws, the ensemble those about which the surrogate may be wrong, or all of
 * them where it is far off ({@link EnsembleJudge}). Not for use by several threads at once.
 */
public final class WeightedSampler {
  /**
   * The generator must be so many times better than the prior, and so large a share of its draws
   * worth something: boxes near the target do better than a generator that does not reach that.
   */
  private static final double LEAST_GAIN = 3;

  private static final double LEAST_WORTH = 0.1;

  /**
   * With so large a share of enough draws of a mixture on target, boxes of it get the others in a
   * third of the time: their first place is one in the box as well.
   */
  private static final double BOXES_DO = 0.2;

  /** Share of the bounds above which conditions only sort out draws. */
  private static final double MUCH = 0.4;

  /** So many times fewer draws than enough are still more than boxes give there. */
  private static final double WORSE = 2.5;

  /** A miss of what does not satisfy conditions, in tolerances, where boxes are adapted. */
  private static final float FAR = 50;

  /** At most so many draws of the generator between two looks at what all draws are worth. */
  private static final int MOST_AT_ONCE = 8_000;

  /** At least so many, and so many times as many as seem to be lacking. */
  private static final int FEWEST_AT_ONCE = 1_000;

  private static final double SPARE = 1.05;

  /** Conditions of the generator across a target's band. */
  private static final int CONDITIONS = 6;

  /** Change seeds, so that each proposal has random numbers of its own. */
  private static final long FLOW = 0x5851F42D4C957F2DL;

  private static final long BOXES = 0x2545F4914F6CDD1DL;

  private static final long KERNELS = 0x14057B7EF767814FL;

  private final InverseModel model;
  private final DesignSpace space;

  private final WeightingBudget budget;
  private final EnsembleJudge judge;
  private final AllowedByBounds allowed;
  private @Nullable PredictedDraws surrogateDraws;
  private @Nullable PredictedDraws exactDraws;

  /** Draws of the prior inside bounds, the same for every target. */
  private record PredictedDraws(DesignBounds bounds, long seed, float[] places, float[] y) {}

  /** What one question is about. */
  private record Search(
      Misses misses, PriorBox box, DesignBounds bounds, boolean exact, double slack, long seed) {}

  /** The generator as a proposal, and the draws that told that it is worth it. */
  private record Pilot(FlowProposal flow, Draws draws, int count) {}

  public WeightedSampler(InverseModel model) {
    this(model, WeightingBudget.FULL);
  }

  public WeightedSampler(InverseModel model, WeightingBudget budget) {
    this.model = model;
    this.space = model.card().space();
    this.budget = budget;
    this.judge = new EnsembleJudge(model, budget.judged());
    this.allowed = new AllowedByBounds(space);
  }

  /**
   * Whether the distribution is defined: the model predicts, and the density of its prior is known.
   */
  public boolean applies() {
    return model.card().hasPriorDensity() && model.predicts();
  }

  /**
   * Draws designs; asked again with the same seed, the same ones.
   *
   * @throws BackcastException if the bounds are empty, if the model fails, or if the thread has
   *     been interrupted
   */
  public WeightedDesigns sample(Target target, DesignBounds bounds, long seed)
      throws BackcastException {
    bounds.check(space);
    Misses misses = new Misses(space, target);
    PriorBox box = new PriorBox(space, bounds, model.card().mixture());
    boolean thin = bounds.conditions().hasEqualities() || !bounds.relations(space).isEmpty();
    if (thin || box.dimensions() == 0) {
      return reject(misses, bounds, seed, budget.prior() * (1 + budget.rounds()));
    }
    int few = fewAllowed(misses, bounds, seed);
    if (few > 0) {
      return reject(misses, bounds, seed, few);
    }
    PredictedDraws prior = priorDraws(box, bounds, seed, false);
    int n = budget.prior();
    float[] priorPlaces = prior.places;
    double slack =
        judge.slack(
            misses, prior.y, rows -> box.designs(Draws.pick(priorPlaces, n, rows), rows.length));
    boolean exact = EnsembleJudge.isTooFar(slack);
    if (exact) {
      prior = priorDraws(box, bounds, seed, true);
      slack = 0;
    }
    Search search = new Search(misses, box, bounds, exact, slack, seed);
    Pilot pilot = pilot(search, target, prior);
    FlowProposal flow = pilot == null ? null : pilot.flow;
    Draws draws = pilot == null ? new Draws() : pilot.draws;
    int flowDraws = pilot == null ? 0 : pilot.count;
    AdaptiveBoxes boxes =
        new AdaptiveBoxes(box.dimensions(), space.dy(), prior.places, residuals(misses, prior.y));
    add(search, draws, prior.places, prior.y, flow);
    int rounds = 0;
    boolean tried = false;
    while (rounds < budget.rounds()) {
      double effective = draws.effective(misses, boxes, flowDraws);
      if (effective >= budget.enough()) {
        break;
      }
      Interruption.check();
      if (flow != null
          && flowDraws < budget.flow()
          && !(tried && draws.prefersBoxes(misses, boxes, flowDraws))) {
        int more = more(effective, flowDraws);
        addFlow(search, draws, flow, flowDraws, more);
        flowDraws += more;
        tried = true;
        continue;
      }
      rounds++;
      float[] places = boxes.draw(n, seed ^ (BOXES * rounds));
      float[] y = predict(box.designs(places, n), bounds, exact);
      boxes.add(places, residuals(misses, y));
      add(search, draws, places, y, flow);
    }
    Interruption.check();
    return judge.judge(
        misses,
        box.designs(draws.places(), draws.size()),
        draws.y(),
        draws.weights(boxes, flowDraws),
        slack,
        n * (1 + rounds) + flowDraws,
        flow == null ? SamplingMethod.REJECTION : SamplingMethod.IMPORTANCE);
  }

  /**
   * Predictions of draws; no numbers for those that do not satisfy the conditions, so that they are
   * on no target. Weights are those of the prior, which is zero there.
   */
  private float[] predict(DesignMatrix x, DesignBounds bounds, boolean exact)
      throws BackcastException {
    if (x.rows() == 0) {
      return new float[0];
    }
    float[] y = judge.predict(x, exact);
    for (int i = 0; i < x.rows() && !bounds.conditions().isEmpty(); i++) {
      if (!bounds.conditions().allow(x.array(), i)) {
        Arrays.fill(y, i * space.dy(), (i + 1) * space.dy(), Float.NaN);
      }
    }
    return y;
  }

  /** Misses by property; large where conditions do not hold. */
  private static float[] residuals(Misses misses, float[] y) {
    float[] residuals = misses.byProperty(y);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = Float.isNaN(y[i]) ? FAR : residuals[i];
    }
    return residuals;
  }

  /**
   * Where conditions leave little of the bounds: how many draws of the prior inside them suffice; 0
   * where they leave much, or where so many of these draws are off target that boxes do better.
   */
  private int fewAllowed(Misses misses, DesignBounds bounds, long seed) throws BackcastException {
    // draws where conditions hold are even, which a mixture is not
    if (model.card().mixture() != null) {
      return 0;
    }
    AllowedByBounds.Allowed inside = allowed.of(bounds);
    if (inside == null || inside.share() >= MUCH) {
      return 0;
    }
    DesignMatrix x = inside.draws().of(seed ^ BOXES, budget.pilot());
    int hits = Draws.within(misses, predict(x, bounds, false), 1).length;
    double suffice = SPARE * budget.enough() * x.rows() / (double) hits;
    double most = budget.prior() * (1.0 + budget.rounds());
    return suffice <= WORSE * most ? (int) Math.min(suffice, most) : 0;
  }

  /**
   * The draws that are on target, where there is no box to adapt: even ones, each of which counts
   * as much as the prior has there.
   */
  private WeightedDesigns reject(Misses misses, DesignBounds bounds, long seed, int most)
      throws BackcastException {
    PriorBox box = new PriorBox(space, bounds, model.card().mixture());
    int wanted = box.dimensions() == 0 ? 1 : most;
    DesignMatrix x;
    if (box.dimensions() == 0) {
      x = box.designs(new float[0], 1);
    } else {
      AllowedByBounds.Allowed inside = allowed.of(bounds);
      x =
          inside == null
              ? RelatedDraws.of(space, bounds, seed, wanted)
              : inside.draws().of(seed, wanted);
    }
    int n = x.rows();
    float[] y = predict(x, bounds, false);
    double slack = judge.slack(misses, y, x::pick);
    if (EnsembleJudge.isTooFar(slack)) {
      y = predict(x, bounds, true);
      slack = 0;
    }
    int[] near = Draws.within(misses, y, 1 + slack);
    DesignMatrix designs = x.pick(near);
    double[] weights = box.density(designs);
    if (weights == null) {
      weights = new double[near.length];
      Arrays.fill(weights, 1);
    }
    return judge.judge(
        misses, designs, Draws.pick(y, n, near), weights, slack, n, SamplingMethod.REJECTION);
  }

  private PredictedDraws priorDraws(PriorBox box, DesignBounds bounds, long seed, boolean exact)
      throws BackcastException {
    PredictedDraws known = exact ? exactDraws : surrogateDraws;
    if (known != null && known.seed == seed && known.bounds.equals(bounds)) {
      return known;
    }
    int n = budget.prior();
    float[] places = Randoms.uniforms(seed, 0, n, box.dimensions());
    PredictedDraws made =
        new PredictedDraws(bounds, seed, places, predict(box.designs(places, n), bounds, exact));
    if (exact) {
      exactDraws = made;
    } else {
      surrogateDraws = made;
    }
    return made;
  }

  /** How many draws of the generator to add to those there are, as far as can be told. */
  private int more(double effective, int drawn) {
    double lacking = SPARE * (budget.enough() / Math.max(1, effective) - 1) * drawn;
    int wanted = (int) Math.clamp(lacking, FEWEST_AT_ONCE, MOST_AT_ONCE);
    return Math.min(wanted, budget.flow() - drawn);
  }

  /** The generator as a proposal; null if its density is unknown or the prior does as well. */
  private @Nullable Pilot pilot(Search search, Target target, PredictedDraws prior)
      throws BackcastException {
    int hits = Draws.within(search.misses, prior.y, 1).length;
    boolean known =
        model.has(NetworkRole.FORWARD)
            && !model.joint()
            && search.box.isFull()
            && model.card().latent() == space.dx()
            && IntStream.range(0, space.dy()).noneMatch(target::isFree);
    if (!known || hits >= (search.box.isEven() ? 1 : BOXES_DO) * budget.enough()) {
      return null;
    }
    FlowProposal flow = new FlowProposal(model, target, CONDITIONS);
    Draws draws = new Draws();
    int count = budget.pilot();
    addFlow(search, draws, flow, 0, count);
    double worth = draws.effectiveOfFlow(search.misses) / count;
    return worth > Math.max(LEAST_WORTH, LEAST_GAIN * hits / budget.prior())
        ? new Pilot(flow, draws, count)
        : null;
  }

  /** Adds those draws that may be on target. */
  private void add(
      Search search, Draws draws, float[] places, float[] y, @Nullable FlowProposal flow)
      throws BackcastException {
    int n = y.length / space.dy();
    int[] near = Draws.within(search.misses, y, 1 + search.slack);
    float[] at = Draws.pick(places, n, near);
    double[] density = new double[near.length];
    if (flow != null && near.length > 0) {
      DesignMatrix x = search.box.unrounded(at, near.length);
      density = flow.density(x);
      search.box.perPrior(density, x);
    }
    draws.add(at, Draws.pick(y, n, near), density);
  }

  /** Adds draws of the generator, as far as they are inside the bounds. */
  private void addFlow(Search search, Draws draws, FlowProposal flow, int first, int count)
      throws BackcastException {
    DesignMatrix x = flow.draw(search.seed ^ FLOW, first, count);
    PriorBox box = search.box;
    float[] places = box.locate(x, Randoms.uniforms(search.seed ^ KERNELS, first, count, 2));
    int inside = places.length / box.dimensions();
    if (inside > 0) {
      add(
          search,
          draws,
          places,
          predict(box.designs(places, inside), search.bounds, search.exact),
          flow);
    }
  }
}
