package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.OutsideCount;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for the most or least of properties: those of the designs that can be trusted
 * which have most of one, or the trade-off between several ({@link ExtremeSearch}). The samples of
 * the request are where the search begins.
 */
final class ExtremeDesigner {
  /** A design this near to another in every merit, in half-ranges, adds nothing to a front. */
  private static final double SAME = 1e-3;

  /** A search from fewer samples than this finds nothing but their neighbourhood. */
  private static final int FEWEST = 2_000;

  private final InverseModel model;
  private final DesignSpace space;
  private final Refiner refiner;
  private final Trust trust;
  private final Ranker ranker;
  private final Extrapolation extrapolation;
  private final SymmetryGroup group;

  /** Draws samples of a request that are on target for all but the extremes. */
  interface Source {
    /** Refined samples, {@code [n, dx]}. */
    DesignMatrix draw(Target target, int samples) throws BackcastException;
  }

  /**
   * A designer of a model.
   *
   * @throws BackcastException if the card's symmetries fit no group
   */
  ExtremeDesigner(
      InverseModel model, Refiner refiner, Trust trust, Ranker ranker, Extrapolation extrapolation)
      throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.refiner = refiner;
    this.trust = trust;
    this.ranker = ranker;
    this.extrapolation = extrapolation;
    this.group = space.group();
  }

  /**
   * Searches and ranks.
   *
   * @throws BackcastException if nothing can be trusted by the model, or if the model fails, or
   *     between two steps if the thread has been interrupted
   */
  DesignResult design(DesignRequest request, Source source) throws BackcastException {
    if (!trust.isCalibrated()) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The model %s does not say which of its predictions can be trusted, so the most or least within trust is not known. Ask for a value or a range."
              .formatted(model.card().name()));
    }
    Target target = request.target();
    ExtrapolationControl control = request.extrapolation();
    ExtremeSearch search =
        new ExtremeSearch(
            model, trust, refiner, target, request.bounds(), control != ExtrapolationControl.OFF);
    DesignMatrix samples = samples(target, Math.max(FEWEST, request.samples()), source);
    ExtremeSearch.Judged all = search.run(samples, request.seed());
    int[] good =
        IntStream.range(0, all.broken().length).filter(i -> all.broken()[i] == 0).toArray();
    ExtremeSearch.Judged kept = all.pick(good);
    double[][] merits = search.merits(kept.p());
    boolean front = target.extremes().length > 1;
    double[] best = best(target, kept.p());
    Target reached = front ? target.withoutExtremes() : reached(target, best);
    int[] hits = front ? Dominance.front(merits) : within(reached, kept.p());
    int[] distinct = group.distinct(hits, i -> space.scaledRow(kept.x(), i));
    int[] rows =
        front ? along(merits, distinct, request.keep()) : ranked(request, kept, merits, distinct);
    @Nullable Abstention abstention =
        control == ExtrapolationControl.OFF ? null : extrapolation.target(target, request.bounds());
    int[] closest = closest(all);
    return new DesignResult(
        new Preview(
            target,
            request.bounds(),
            kept.x().pick(front ? rows : hits),
            Rows.pick(kept.p().unclamped(), kept.x().rows(), front ? rows : hits),
            samples.rows(),
            target.distance(
                space, closest.length == 0 ? Double.NaN : miss(target, all.p(), closest[0])),
            ExtrapolationCount.NONE),
        extrapolation.mark(
            trust.describe(kept.x().pick(rows), kept.p().pick(kept.x().rows(), rows), target),
            control,
            abstention != null),
        IntStream.range(0, rows.length).mapToLong(i -> request.first() + i).toArray(),
        hits.length - distinct.length,
        abstention != null ? Double.NaN : ExpectedShare.of(space, reached, kept.p(), rows),
        nearest(all, closest),
        false,
        OutsideCount.none(space.dx()),
        0,
        true,
        abstention,
        hits.length,
        0,
        new Extremes(best, reached, all.x().rows(), front));
  }

  /**
   * Samples to begin with, half of them anywhere and half where the generator draws designs for the
   * better part of the range.
   */
  private DesignMatrix samples(Target target, int samples, Source source) throws BackcastException {
    Target better = target;
    for (int k : target.extremes()) {
      Property p = space.properties().get(k);
      boolean most = target.goals().get(k) instanceof Goal.Extreme e && e.most();
      double middle = p.at(0.5);
      better = better.with(k, most ? Goal.atLeast(middle) : Goal.atMost(middle));
    }
    DesignMatrix anywhere = source.draw(target, samples - samples / 2);
    DesignMatrix drawn = source.draw(better, samples / 2);
    DesignMatrix all = DesignMatrix.zeros(anywhere.rows() + drawn.rows(), space.dx());
    for (int i = 0; i < all.rows(); i++) {
      boolean first = i < anywhere.rows();
      all.setRow(i, first ? anywhere : drawn, first ? i : i - anywhere.rows());
    }
    return all;
  }

  /** The target with the range that is as good as the best. */
  private Target reached(Target target, double[] best) {
    int k = target.extremes()[0];
    if (Double.isNaN(best[k])) {
      return target;
    }
    Property p = space.properties().get(k);
    boolean most = target.goals().get(k) instanceof Goal.Extreme e && e.most();
    double width = p.isLog() ? Math.log1p(target.tolerances()[k]) : target.tolerances()[k];
    double end = p.axis().value(p.coordinate(best[k]) + (most ? -width : width));
    return target.with(
        k, p.isMass(best[k]) ? Goal.of(best[k]) : most ? Goal.atLeast(end) : Goal.atMost(end));
  }

  private int[] within(Target reached, Predictions p) {
    return IntStream.range(0, p.unclamped().length / p.dy())
        .filter(i -> reached.miss(space, p.unclamped(), i) <= 1)
        .toArray();
  }

  private double[] best(Target target, Predictions p) {
    double[] best = new double[space.dy()];
    Arrays.fill(best, Double.NaN);
    for (int k : target.extremes()) {
      Property property = space.properties().get(k);
      Goal.Extreme goal = (Goal.Extreme) target.goals().get(k);
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < p.unclamped().length / p.dy(); i++) {
        double merit = goal.merit(property, p.unclamped(i, k));
        if (merit > most) {
          most = merit;
          best[k] = property.physical(p.unclamped(i, k));
        }
      }
    }
    return best;
  }

  /** Of a front, designs that are spread along it, in order. */
  private static int[] along(double[][] merits, int[] front, int keep) {
    double[][] own = Arrays.stream(front).mapToObj(i -> merits[i]).toArray(double[][]::new);
    int[] unlike = unlike(own);
    double[][] rest = Arrays.stream(unlike).mapToObj(i -> own[i]).toArray(double[][]::new);
    int[] spread = Arrays.stream(Dominance.spread(rest, keep)).map(i -> unlike[i]).toArray();
    double[][] chosen = Arrays.stream(spread).mapToObj(i -> own[i]).toArray(double[][]::new);
    return Arrays.stream(Dominance.sorted(chosen, 0)).map(i -> front[spread[i]]).toArray();
  }

  /** Rows of a front that are not nearly the same as one before. */
  private static int[] unlike(double[][] merits) {
    int[] order = Dominance.sorted(merits, 0);
    IntStream.Builder unlike = IntStream.builder();
    double[] last = null;
    for (int i : order) {
      boolean same = last != null;
      for (int m = 0; last != null && m < last.length; m++) {
        same &= Math.abs(merits[i][m] - last[m]) < SAME;
      }
      if (!same) {
        unlike.add(i);
        last = merits[i];
      }
    }
    return unlike.build().toArray();
  }

  /**
   * The designs as good as the best, best first, or in the order that another ranking has; all are
   * trusted.
   */
  private int[] ranked(
      DesignRequest request, ExtremeSearch.Judged kept, double[][] merits, int[] rows)
      throws BackcastException {
    if (request.ranking() != Ranking.TRUSTED && request.ranking() != Ranking.CLOSEST) {
      return rows.length == 0
          ? rows
          : ranker.best(
              rows, kept.x(), kept.p(), request.target(), request.ranking(), request.keep());
    }
    double[] doubt =
        rows.length == 0
            ? new double[0]
            : ranker.cost(rows, kept.x(), kept.p(), request.target(), Ranking.TRUSTED);
    return IntStream.range(0, rows.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> -merits[rows[i]][0])
                .thenComparingDouble(i -> doubt[i]))
        .limit(request.keep())
        .mapToInt(i -> rows[i])
        .toArray();
  }

  private double miss(Target target, Predictions p, int row) {
    return target.miss(space, p.unclamped(), row);
  }

  /** The design that breaks least of what is asked besides; none without designs. */
  private static int[] closest(ExtremeSearch.Judged all) {
    return IntStream.range(0, all.broken().length)
        .boxed()
        .min(Comparator.comparingDouble(i -> all.broken()[i]))
        .stream()
        .mapToInt(i -> i)
        .toArray();
  }

  private double[] nearest(ExtremeSearch.Judged all, int[] closest) {
    double[] nearest = new double[space.dy()];
    Arrays.setAll(
        nearest,
        k ->
            closest.length == 0
                ? Double.NaN
                : space.properties().get(k).physical(all.p().unclamped(closest[0], k)));
    return nearest;
  }
}
