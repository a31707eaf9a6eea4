package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.Status;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Draws designs, brings them onto the target, keeps the best and says what to make of them. */
public final class Designer {
  /**
   * Refinement moves a design along the slope, so that a wider window is as good as a narrow one.
   */
  static final double REFINED_WINDOW = 3;

  private static final int ATTEMPTS = 64;

  private final InverseModel model;
  private final DesignSpace space;
  private final BoxSampler sampler;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final SymmetryGroup group;

  public Designer(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.sampler = new BoxSampler(model);
    this.refiner = new Refiner(model);
    this.trust = new Trust(model);
    this.ranker = new Ranker(model);
    this.group = space.group();
  }

  /**
   * Carries out a request.
   *
   * @throws BackcastException if the bounds are empty or the model fails
   */
  public DesignResult design(DesignRequest request) throws BackcastException {
    request.box().check(space);
    Target target = request.target();
    boolean refine = request.refine() && refiner.able();
    float[] x =
        sampler.draw(
            target,
            Starts.of(model, request.seed(), request.first(), request.samples()),
            request.box(),
            refine ? REFINED_WINDOW : 1,
            ATTEMPTS);
    Predictions predictions =
        refine ? refiner.refine(x, target, request.box()) : Predictions.of(model, x);
    int n = request.samples();
    // without a predictor nobody can say which miss
    int[] hits =
        IntStream.range(0, n)
            .filter(i -> !model.predicts() || target.miss(space, predictions.signed(), i) <= 1)
            .toArray();
    int[] candidates = request.everything() ? IntStream.range(0, n).toArray() : distinct(x, hits);
    int[] kept =
        candidates.length <= request.keep() && request.ranking() == Ranking.DRAWN
            ? candidates
            : ranker.best(candidates, x, predictions, target, request.ranking(), request.keep());
    return new DesignResult(
        describe(pick(x, n, kept), pick(predictions, n, kept), target),
        Arrays.stream(kept).mapToLong(i -> request.first() + i).toArray(),
        n,
        hits.length,
        request.everything() ? 0 : hits.length - candidates.length,
        closest(predictions, target));
  }

  /** Everything that is known of designs {@code x [n, dx]}. */
  public DesignSet describe(float[] x, Predictions predictions, Target target)
      throws BackcastException {
    Trust.Evidence evidence = trust.evidence(x, predictions);
    Status[] status = new Status[x.length / space.dx()];
    Arrays.setAll(status, i -> trust.status(i, x, predictions, evidence, target));
    return new DesignSet(
        x,
        predictions.signed(),
        predictions.std(),
        evidence.distance(),
        evidence.logDensity(),
        status);
  }

  /** The first of every set of symmetric copies. */
  private int[] distinct(float[] x, int[] rows) {
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(rows)
        .filter(i -> seen.add(group.orbitKey(space.scaledRow(x, i))))
        .toArray();
  }

  private double closest(Predictions predictions, Target target) {
    double least = Double.POSITIVE_INFINITY;
    int n = predictions.signed().length / space.dy();
    for (int i = 0; i < n; i++) {
      least = Math.min(least, target.miss(space, predictions.signed(), i));
    }
    return least * target.tolerances()[0];
  }

  private static float[] pick(float[] x, int n, int[] rows) {
    return Rows.pick(x, n, rows);
  }

  private static Predictions pick(Predictions p, int n, int[] rows) {
    return new Predictions(Rows.pick(p.signed(), n, rows), Rows.pick(p.std(), n, rows));
  }
}
