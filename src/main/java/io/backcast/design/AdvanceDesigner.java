package io.backcast.design;

import io.backcast.engine.FailedPart;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.NetworkRole;
import io.backcast.model.Quantiles;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges ahead of all others those samples of a request that will most likely be kept: in the order
 * of the ranking by the surrogate, somewhat more of them than are kept. A small part of the work of
 * the complete answer gives nearly its best designs.
 */
final class AdvanceDesigner {
  /** So many times the designs that are kept are judged. */
  private static final double JUDGED = 1.5;

  /** Samples, as they come, from which the ensemble's spread elsewhere is guessed. */
  private static final int PILOT = 256;

  /** Samples whose scores tell from which on the others do not count. */
  private static final int SCORED = 500;

  /** Samples that are scored together. */
  private static final int PART = 250;

  /** More of the samples get a score than can be judged, by this factor. */
  private static final double SPARE = 1.5;

  /** Miss by the surrogate, in tolerances, that the ensemble's own steps still make up for. */
  private static final double WINDOW = 2;

  private final InverseModel model;
  private final DesignSpace space;
  private final Refiner refiner;
  private final Ranker ranker;
  private final Trust trust;
  private final Extrapolation extrapolation;
  private final DataDistance distance;

  AdvanceDesigner(
      InverseModel model, Refiner refiner, Ranker ranker, Trust trust, Extrapolation extrapolation)
      throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.refiner = refiner;
    this.ranker = ranker;
    this.trust = trust;
    this.extrapolation = extrapolation;
    this.distance = trust.distance();
  }

  /** Whether a surrogate can tell what the ensemble will keep, and that saves work. */
  boolean applies(DesignRequest request) {
    return model.has(NetworkRole.PREDICT)
        && (model.has(NetworkRole.VALUE) || model.has(NetworkRole.GRADIENT))
        && !request.target().hasExtremes()
        && !request.keepAll()
        && request.budget().ensemble()
        && JUDGED * request.keep() < request.samples();
  }

  /**
   * Judges the most promising samples.
   *
   * @param moved all samples, moved onto the target by the surrogate; left as they are
   * @return null if none of them is on target
   * @throws BackcastException if the model fails, or between two steps if the thread has been
   *     interrupted
   */
  @Nullable Advance design(DesignRequest request, RawSamples moved) throws BackcastException {
    Target target = request.target();
    Abstention unsupported =
        request.extrapolation() == ExtrapolationControl.OFF
            ? null
            : extrapolation.target(target, request.bounds());
    if (unsupported != null && request.extrapolation() == ExtrapolationControl.RESTRICT) {
      return null;
    }
    DesignMatrix x = moved.x();
    float[] y = model.predictFast(x.rows(), x.array());
    int[] rows =
        Arrays.stream(moved.accepted()).filter(i -> target.miss(space, y, i) <= WINDOW).toArray();
    if (rows.length == 0) {
      return null;
    }
    int[] first = promising(request, x, y, rows, (int) Math.ceil(JUDGED * request.keep()));
    Interruption.check();
    JudgedDesigns designs = new JudgedDesigns(model, request, refiner, ranker, true);
    designs.add(
        new Promising.Batch(x.pick(first), Arrays.stream(first).asLongStream().toArray(), null));
    Interruption.check();
    StagedSelection.Chosen chosen =
        new StagedSelection(model, ranker, extrapolation, request).of(designs);
    if (chosen.places().isEmpty()) {
      return null;
    }
    DesignMatrix kept = designs.designs(chosen.places());
    Predictions p = designs.predictions(chosen.places());
    return new Advance(
        extrapolation.mark(
            trust.describe(kept, p, target), request.extrapolation(), unsupported != null),
        chosen.places().stream().mapToLong(c -> request.first() + c.number()).toArray());
  }

  /** The rows to judge. */
  private int[] promising(DesignRequest request, DesignMatrix x, float[] y, int[] rows, int most)
      throws BackcastException {
    if (rows.length <= most || request.ranking() == Ranking.DRAWN) {
      return Arrays.copyOf(rows, Math.min(rows.length, most));
    }
    if (request.ranking() == Ranking.DIVERSE) {
      return ranker.diverse(rows, x, most);
    }
    double[] scores =
        request.ranking() == Ranking.TRUSTED
            ? trusted(request.target(), x.pick(rows), Rows.pick(y, x.rows(), rows), most)
            : ranker.cost(
                rows, x, new Predictions(y, y, space.dy()), request.target(), request.ranking());
    return IntStream.range(0, rows.length)
        .filter(i -> scores[i] < Double.POSITIVE_INFINITY)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> scores[i]))
        .limit(most)
        .mapToInt(i -> rows[i])
        .toArray();
  }

  /** Scores by trust; infinite where they would not be among the best. */
  private double[] trusted(Target target, DesignMatrix x, float[] y, int most)
      throws BackcastException {
    DesignMatrix tried = x.slice(0, Math.min(PILOT, x.rows()));
    Predictions judged = Predictions.of(model, tried);
    double[] unsure = new double[tried.rows()];
    Arrays.setAll(unsure, i -> trust.unsureness(i, judged));
    TrustScreen screen =
        new TrustScreen(
            space, trust, distance, SpreadEstimate.of(space.scaledRows(tried), unsure), target);
    double[] scores = new double[x.rows()];
    int known = Math.min(SCORED, x.rows());
    score(screen, x, y, 0, known, Double.POSITIVE_INFINITY, scores);
    double share = Math.min(1, SPARE * most / x.rows());
    double below = Quantiles.of(Arrays.copyOf(scores, known), share);
    score(screen, x, y, known, x.rows(), below, scores);
    return scores;
  }

  private void score(
      TrustScreen screen,
      DesignMatrix x,
      float[] y,
      int from,
      int to,
      double below,
      double[] scores)
      throws BackcastException {
    try {
      IntStream.range(0, (to - from + PART - 1) / PART)
          .parallel()
          .forEach(
              part -> {
                int start = from + part * PART;
                scorePart(screen, x, y, start, Math.min(to, start + PART), below, scores);
              });
    } catch (FailedPart e) {
      throw e.cause();
    }
  }

  private void scorePart(
      TrustScreen screen,
      DesignMatrix x,
      float[] y,
      int from,
      int to,
      double below,
      double[] scores) {
    int dy = space.dy();
    DesignMatrix part = x.slice(from, to);
    SurrogateValues known =
        new SurrogateValues(model, part, Arrays.copyOfRange(y, from * dy, to * dy));
    try {
      double[] own = screen.scores(part, known, new long[0], below);
      System.arraycopy(own, 0, scores, from, own.length);
    } catch (BackcastException e) {
      throw new FailedPart(e);
    }
  }
}
