package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Quantiles;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the first samples tell of all: which scores to expect, and how far the surrogate is from the
 * ensemble, which judges some of them.
 */
final class StagedPilot {
  /** Samples that the ensemble judges. */
  private static final int JUDGED = 1_000;

  /** Samples that tell how scores change when designs are moved. */
  private static final int MOVED = 2_048;

  /**
   * Miss by the surrogate, in tolerances, beyond which no design is on target that the surrogate
   * has moved there: the ensemble's own steps, which come after, make up for less.
   */
  private static final double MOVED_WINDOW = 2;

  /** Least share of the samples that are moved and screened again. */
  private static final double LEAST_MOVED = 0.02;

  /** Scores that differ by less are equal. */
  private static final double ROUNDING = 1e-9;

  /** What holds for almost all designs. */
  private static final double ALMOST_ALL = 0.99;

  private final InverseModel model;
  private final DesignRequest request;
  private final Parts parts;
  private final DesignMatrix first;
  private final int steps;
  private final double window;
  private final Screen screen;
  private final DesignMatrix tried;
  private final @Nullable Predictions judged;

  /** What moves, ranks and judges designs. */
  record Parts(Refiner refiner, Ranker ranker, Trust trust) {}

  private StagedPilot(
      InverseModel model,
      DesignRequest request,
      Parts parts,
      DesignMatrix first,
      int steps,
      double window,
      Screen screen,
      DesignMatrix tried,
      @Nullable Predictions judged) {
    this.model = model;
    this.request = request;
    this.parts = parts;
    this.first = first;
    this.steps = steps;
    this.window = window;
    this.screen = screen;
    this.tried = tried;
    this.judged = judged;
  }

  /**
   * Judges some of the first samples.
   *
   * @param first as they were drawn, at least one
   * @param steps of refinement by the surrogate
   */
  static StagedPilot of(
      InverseModel model, DesignRequest request, Parts parts, DesignMatrix first, int steps)
      throws BackcastException {
    DesignMatrix tried = first.slice(0, Math.min(JUDGED, first.rows()));
    Target target = request.target();
    Predictions judged = null;
    double window = MOVED_WINDOW;
    if (steps > 0) {
      parts.refiner.refineBySurrogate(tried, target, request.bounds(), steps);
    }
    if (steps == 0 || request.ranking() == Ranking.TRUSTED) {
      judged = Predictions.of(model, tried);
    }
    if (steps == 0 && judged != null) {
      float[] guessed = model.predictFast(tried.rows(), tried.array());
      window = 1 + slack(model.card().space(), target, guessed, judged);
    }
    return new StagedPilot(
        model,
        request,
        parts,
        first,
        steps,
        window,
        screen(model, request, parts, tried, judged),
        tried,
        judged);
  }

  /** How many refinement steps the surrogate takes. */
  int steps() {
    return steps;
  }

  /** Miss by the surrogate, in tolerances, beyond which a design is off target anyway. */
  double window() {
    return window;
  }

  /** Whether any of these few, which no ranking chose, is on target and like the data. */
  boolean anyInside(Extrapolation extrapolation) throws BackcastException {
    DesignSpace space = model.card().space();
    DesignMatrix finished = tried.slice(0, tried.rows());
    if (steps > 0) {
      parts.refiner.refineByEnsemble(finished, request.target(), request.bounds());
    }
    float[] y = Predictions.of(model, finished).unclamped();
    int[] hits =
        IntStream.range(0, finished.rows())
            .filter(i -> request.target().miss(space, y, i) <= 1)
            .toArray();
    ExtrapolationCount count =
        extrapolation.treat(ExtrapolationControl.WARN, finished, hits, false).count();
    return count.outside() < count.checked();
  }

  /** What the surrogate sorts samples by. */
  Screen screen() {
    return screen;
  }

  /** How far the surrogate's misses are from the ensemble's for almost all designs, at most 1. */
  private static double slack(
      DesignSpace space, Target target, float[] guessed, Predictions judged) {
    double[] off = new double[guessed.length / space.dy()];
    Misses misses = new Misses(space, target);
    Arrays.setAll(off, i -> Math.abs(misses.of(guessed, i) - misses.of(judged.unclamped(), i)));
    double slack = Quantiles.of(off, ALMOST_ALL);
    return slack >= 0 ? Math.min(1, slack) : 1;
  }

  private static Screen screen(
      InverseModel model,
      DesignRequest request,
      Parts parts,
      DesignMatrix tried,
      @Nullable Predictions judged)
      throws BackcastException {
    DesignSpace space = model.card().space();
    Target target = request.target();
    return switch (request.ranking()) {
      case DRAWN, DIVERSE ->
          (x, y, drawn, below) -> Arrays.stream(drawn).asDoubleStream().toArray();
      case CLOSEST, STRAIN, ROBUST ->
          (x, y, drawn, below) ->
              parts.ranker.cost(
                  IntStream.range(0, x.rows()).toArray(),
                  x,
                  new Predictions(y.get(), y.get(), space.dy()),
                  target,
                  request.ranking());
      case TRUSTED -> {
        Predictions known = judged == null ? Predictions.of(model, tried) : judged;
        double[] unsure = new double[tried.rows()];
        Arrays.setAll(unsure, i -> parts.trust.unsureness(i, known));
        yield new TrustScreen(
            space,
            parts.trust,
            parts.trust.distance(),
            SpreadEstimate.of(space.scaledRows(tried), unsure),
            target);
      }
    };
  }

  /**
   * Which samples are worth being moved.
   *
   * @param below score as drawn from which on hardly any is among those held in the end
   * @param rise by how much the score of one that is held was hardly ever higher before it moved
   */
  record Worth(double below, double rise) {
    /** All are. */
    static final Worth ALL = new Worth(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** The limit while only scores below another one are taken. */
    double below(double taken) {
      return Math.min(below, taken + rise);
    }
  }

  /**
   * Which samples are worth being moved: where drawn and moved scores go together, that leaves few,
   * and else all of them.
   */
  Worth worth(StagedPlan plan) throws BackcastException {
    double share = Math.max(LEAST_MOVED, plan.judged() / (double) request.samples());
    boolean byOrder = request.ranking() == Ranking.DRAWN || request.ranking() == Ranking.DIVERSE;
    if (steps == 0 || share >= 0.5 || byOrder) {
      return Worth.ALL;
    }
    DesignMatrix moved = first.slice(0, Math.min(MOVED, first.rows()));
    double[] drawn = scores(moved);
    parts.refiner.refineBySurrogate(moved, request.target(), request.bounds(), steps);
    double[] after = scores(moved);
    double last = Quantiles.of(after, share);
    int[] best = IntStream.range(0, after.length).filter(i -> after[i] <= last).toArray();
    double[] ofBest = Arrays.stream(best).mapToDouble(i -> drawn[i]).toArray();
    double[] rises = Arrays.stream(best).mapToDouble(i -> drawn[i] - after[i]).toArray();
    double rise = Quantiles.of(rises, ALMOST_ALL);
    // between equal scores a quantile may be a rounding error below them
    return new Worth(
        Quantiles.of(ofBest, ALMOST_ALL) + ROUNDING,
        rise >= 0 ? rise + ROUNDING : Double.POSITIVE_INFINITY);
  }

  private double[] scores(DesignMatrix x) throws BackcastException {
    return screen.scores(
        x, new SurrogateValues(model, x), new long[x.rows()], Double.POSITIVE_INFINITY);
  }
}
