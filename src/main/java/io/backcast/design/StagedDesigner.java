package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.NetworkRole;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  /** Samples that tell what scores to expect, and those of them that the ensemble judges. */
  private static final int PILOT = StagedDraw.PART;

  private static final int JUDGED_PILOT = 2_000;

  /** Least share of the samples that are moved and screened again. */
  private static final double LEAST_MOVED = 0.02;

  /** What holds for almost all designs. */
  private static final double ALMOST_ALL = 0.99;

  /** Where so few of the kept designs come from the last block, the rest is not judged. */
  private static final double LITTLE_NEW = 0.01;

  /** Pairs of designs whose distances are all computed to find the most different ones. */
  private static final long MAX_PAIRS = 200_000_000;

  private final InverseModel model;
  private final DesignSpace space;
  private final SymmetryGroup group;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final Extrapolation extrapolation;

  /** Those kept, and what became of the others that were looked at. */
  private record Chosen(
      List<JudgedDesigns.Place> places, int copies, ExtrapolationCount extrapolated) {}

  public StagedDesigner(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.group = space.group();
    this.refiner = new Refiner(model);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model);
    this.extrapolation = new Extrapolation(model);
  }

  /** Whether two stages save work: few of many samples are kept, and there is a surrogate. */
  public static boolean pays(InverseModel model, DesignRequest request) {
    boolean surrogate =
        model.has(NetworkRole.PREDICT)
            && (model.has(NetworkRole.VALUE) || model.has(NetworkRole.GRADIENT));
    boolean few =
        request.samples() / LEAST_RATIO >= request.keep() || request.samples() > MOST_AT_ONCE;
    return surrogate
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
  public DesignResult design(DesignRequest request, SamplingProgress progress)
      throws BackcastException {
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
        request.bounds().equals(DesignBounds.of(space))
            ? request.budget().wholeSteps()
            : request.budget().steps();
    Plan plan = Plan.of(request.samples(), request.keep());
    StagedDraw pilot = new StagedDraw(model, request, refiner, steps, 1);
    DesignMatrix first = pilot.first(Math.min(PILOT, request.samples()));
    if (first.rows() == 0) {
      return undivided(request);
    }
    DesignMatrix tried = first.slice(0, Math.min(JUDGED_PILOT, first.rows()));
    refiner.refineBySurrogate(tried, request.target(), request.bounds(), steps);
    float[] guessed = model.predictFast(tried.rows(), tried.array());
    if (steps > 0) {
      refiner.refineByEnsemble(tried, request.target(), request.bounds());
    }
    Predictions judged = Predictions.of(model, tried);
    double window = steps > 0 ? 2 : 1 + slack(request.target(), guessed, judged);
    StagedDraw draw = new StagedDraw(model, request, refiner, steps, window);
    JudgedDesigns designs = new JudgedDesigns(model, request, refiner, ranker, steps > 0);
    Screen screen = screen(request, tried, judged);
    double drawnBelow = drawnBelow(screen, first, request, plan, steps);
    // no variable holds the pool, whose memory is needed afterwards
    Chosen chosen =
        judge(request, drawn(draw, request, screen, plan, drawnBelow, progress), designs, plan);
    if (designs.hits() == 0 && request.search()) {
      return undivided(request);
    }
    return result(request, draw, designs, chosen, unsupported);
  }

  /** Draws all samples and returns what may be kept of them. */
  private Pool drawn(
      StagedDraw draw,
      DesignRequest request,
      Screen screen,
      Plan plan,
      double drawnBelow,
      SamplingProgress progress)
      throws BackcastException {
    if (request.ranking() == Ranking.DIVERSE) {
      DiverseNet net = new DiverseNet(space, group, plan.judged());
      draw.run(net, net, Double.POSITIVE_INFINITY, progress);
      return net;
    }
    Reserve reserve = new Reserve(plan.reserve(), space.dx());
    draw.run(screen, reserve, drawnBelow, progress);
    return reserve;
  }

  /** As a {@link Designer} would, from as many samples as it takes to know that none is kept. */
  private DesignResult undivided(DesignRequest request) throws BackcastException {
    return new Designer(model).design(request.withSamples(LEAST_SAMPLES));
  }

  /** How far the surrogate's misses are from the ensemble's for almost all designs, at most 1. */
  private double slack(Target target, float[] guessed, Predictions judged) {
    double[] off = new double[guessed.length / space.dy()];
    Arrays.setAll(
        off,
        i -> Math.abs(target.miss(space, guessed, i) - target.miss(space, judged.unclamped(), i)));
    double slack = Quantiles.of(off, ALMOST_ALL);
    return slack >= 0 ? Math.min(1, slack) : 1;
  }

  private Screen screen(DesignRequest request, DesignMatrix tried, Predictions judged)
      throws BackcastException {
    Target target = request.target();
    return switch (request.ranking()) {
      case DRAWN, DIVERSE ->
          (x, y, drawn, below) -> Arrays.stream(drawn).asDoubleStream().toArray();
      case CLOSEST, STRAIN, ROBUST ->
          (x, y, drawn, below) ->
              ranker.cost(
                  IntStream.range(0, x.rows()).toArray(),
                  x,
                  new Predictions(y, y, space.dy()),
                  target,
                  request.ranking());
      case TRUSTED -> {
        double[] unsure = new double[tried.rows()];
        Arrays.setAll(unsure, i -> trust.unsureness(i, judged));
        yield new TrustScreen(
            space,
            trust,
            new DataDistance(space, group, model.card().dataSummary()),
            SpreadEstimate.of(space.scaledRows(tried), unsure),
            target);
      }
    };
  }

  /**
   * The score of samples as drawn beyond which hardly any is among those held: where drawn and
   * moved scores go together, that leaves few to be moved, and else all of them.
   */
  private double drawnBelow(
      Screen screen, DesignMatrix first, DesignRequest request, Plan plan, int steps)
      throws BackcastException {
    double share = Math.max(LEAST_MOVED, plan.judged() / (double) request.samples());
    boolean byOrder = request.ranking() == Ranking.DRAWN || request.ranking() == Ranking.DIVERSE;
    if (steps == 0 || share >= 0.5 || byOrder) {
      return Double.POSITIVE_INFINITY;
    }
    double[] drawn = scores(screen, first);
    DesignMatrix moved = first.slice(0, first.rows());
    refiner.refineBySurrogate(moved, request.target(), request.bounds(), steps);
    double[] after = scores(screen, moved);
    double last = Quantiles.of(after, share);
    double[] ofBest =
        IntStream.range(0, after.length)
            .filter(i -> after[i] <= last)
            .mapToDouble(i -> drawn[i])
            .toArray();
    return Quantiles.of(ofBest, ALMOST_ALL);
  }

  private double[] scores(Screen screen, DesignMatrix x) throws BackcastException {
    return screen.scores(
        x, model.predictFast(x.rows(), x.array()), new long[x.rows()], Double.POSITIVE_INFINITY);
  }

  /** Judges designs of the pool, the most promising first, until enough are on target. */
  private Chosen judge(DesignRequest request, Pool pool, JudgedDesigns designs, Plan plan)
      throws BackcastException {
    int[] order = pool.ranked();
    int keep = request.keep();
    boolean diverse = request.ranking() == Ranking.DIVERSE;
    int from = 0;
    int next = diverse ? plan.judged() : keep + keep / 2;
    Chosen chosen = new Chosen(List.of(), 0, ExtrapolationCount.NONE);
    while (from < order.length) {
      int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + next));
      int before = designs.blocks();
      designs.add(pool.designs(rows), pool.numbers(rows));
      from += rows.length;
      checkInterrupted();
      next = Math.max(500, keep / 2);
      boolean settled = diverse || from >= plan.judged();
      if (!settled) {
        List<JudgedDesigns.Place> best = designs.best(keep);
        long fresh = best.stream().filter(p -> p.block() >= before).count();
        settled = best.size() == keep && before > 0 && fresh <= LITTLE_NEW * keep;
        settled |= request.ranking() == Ranking.DRAWN && best.size() == keep;
      }
      if (settled || from == order.length) {
        chosen = choose(request, designs);
        if (chosen.places().size() >= keep) {
          return chosen;
        }
      }
    }
    return chosen;
  }

  /** The best that differ, those outside the data last or refused. */
  private Chosen choose(DesignRequest request, JudgedDesigns designs) {
    int keep = request.keep();
    int looked = request.ranking() == Ranking.DIVERSE ? designs.hits() : keep + keep / 10 + 100;
    while (true) {
      List<JudgedDesigns.Place> best = designs.best(looked);
      DesignMatrix all = designs.designs(best);
      int[] different = different(best, all);
      boolean sorted =
          request.ranking() == Ranking.TRUSTED
              || request.extrapolation() == ExtrapolationControl.RESTRICT;
      int[] some = sorted ? different : first(different, all, request);
      Extrapolation.Treated treated =
          extrapolation.treat(request.extrapolation(), all, some, false);
      int[] inside =
          IntStream.range(0, treated.kept().length)
              .filter(i -> !treated.outside()[i] || !sorted)
              .map(i -> treated.kept()[i])
              .toArray();
      int[] rest =
          IntStream.range(0, treated.kept().length)
              .filter(i -> treated.outside()[i] && sorted)
              .map(i -> treated.kept()[i])
              .toArray();
      int[] kept = sorted ? first(inside, all, request) : inside;
      if (kept.length >= keep || best.size() >= designs.hits()) {
        int[] filled =
            IntStream.concat(Arrays.stream(kept), Arrays.stream(rest)).limit(keep).toArray();
        return new Chosen(
            Arrays.stream(filled).mapToObj(best::get).toList(),
            best.size() - different.length,
            treated.count());
      }
      looked *= 4;
    }
  }

  /** Without those that are a copy of one drawn earlier. */
  private int[] different(List<JudgedDesigns.Place> places, DesignMatrix x) {
    Map<Long, Integer> earliest = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      earliest.merge(
          key(x, i), i, (a, b) -> places.get(a).number() < places.get(b).number() ? a : b);
    }
    return earliest.values().stream().mapToInt(i -> i).sorted().toArray();
  }

  /** As many as are kept, of designs in order; the most different ones if these are asked for. */
  private int[] first(int[] rows, DesignMatrix x, DesignRequest request) {
    if (request.ranking() != Ranking.DIVERSE || rows.length <= request.keep()) {
      return rows.length <= request.keep() ? rows : Arrays.copyOf(rows, request.keep());
    }
    if ((long) rows.length * request.keep() <= MAX_PAIRS) {
      return ranker.diverse(rows, x, request.keep());
    }
    int[] spread = DiverseNet.spread(space, group, x.pick(rows), request.keep());
    return Arrays.stream(spread).map(i -> rows[i]).toArray();
  }

  /** Equal for designs that are equal or symmetric copies; for others hardly ever. */
  private long key(DesignMatrix x, int row) {
    long key = 0;
    for (int part : group.orbitKey(space.scaledRow(x, row))) {
      key = (key ^ part) * 0x9E3779B97F4A7C15L;
      key ^= key >>> 29;
    }
    return key;
  }

  private DesignResult result(
      DesignRequest request,
      StagedDraw draw,
      JudgedDesigns designs,
      Chosen chosen,
      @Nullable Abstention unsupported)
      throws BackcastException {
    DesignMatrix x = designs.designs(chosen.places());
    Predictions p = designs.predictions(chosen.places());
    Abstention abstention =
        unsupported == null && chosen.extrapolated().all()
            ? extrapolation.designsOutside(request.target(), request.bounds())
            : unsupported;
    Preview preview =
        new Preview(
            request.target(),
            request.bounds(),
            x,
            p.unclamped(),
            request.samples(),
            designs.least() * request.target().tolerances()[0],
            chosen.extrapolated());
    return new DesignResult(
        preview,
        extrapolation.mark(
            trust.describe(x, p, request.target()), request.extrapolation(), abstention != null),
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

  private static void checkInterrupted() throws BackcastException {
    if (Thread.currentThread().isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, "The search for designs was stopped.");
    }
  }

  /**
   * How many designs go how far.
   *
   * @param reserve held after the first stage
   * @param judged by the ensemble, unless too few of them are on target
   */
  record Plan(int reserve, int judged) {
    /** Of many designs kept, fewer others are looked at. */
    private static final int MANY = 100_000;

    static Plan of(int samples, int keep) {
      long reserve = keep > MANY ? 3L * keep : Math.max(8L * keep, 5_000);
      long judged = keep > MANY ? keep * 5L / 2 : 6L * keep;
      int held = (int) Math.min(samples, reserve);
      return new Plan(held, (int) Math.min(held, judged));
    }
  }
}
