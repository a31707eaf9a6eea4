package io.backcast.design;

import io.backcast.design.Refusal.Reason;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a region has no design: the first reason, from what cannot be to what is not found,
 * and the nearest design that works. Work is bounded by a number of draws, the same for the same
 * seed, and ends between two of them when its thread is interrupted. Not for use by several threads
 * at once.
 */
public final class WhyNot {
  private static final SamplingBudget BUDGET = new SamplingBudget(24, 4, 3, false, false);

  /** Draws in the region, and in each step towards it. */
  private static final int SAMPLES = 600;

  /** Draws everywhere. */
  private static final int EVERYWHERE = 3_000;

  /** Steps in which the nearest design is brought nearer. */
  private static final int NEARER = 7;

  /** A miss of fewer tolerances is told as such. */
  private static final double NEAR_MISS = 3;

  private final InverseModel model;
  private final DesignSpace space;
  private final Designer designer;
  private final Extrapolation extrapolation;

  /** What draws in a part of the space gave. */
  private record Found(
      Preview preview, DesignMatrix x, float[] unclamped, double[] low, double[] high) {}

  public WhyNot(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.extrapolation = new Extrapolation(model);
    this.designer = new Designer(model, extrapolation);
  }

  /**
   * Explains a region. Where the most or least of a property is asked for, it is found first, and
   * what is as good is the target of the answer; of a trade-off, what is asked besides.
   *
   * @param bounds of the question, with its conditions
   * @param control what becomes of designs unlike the training data
   * @throws BackcastException if the model fails, or between two draws if the thread has been
   *     interrupted
   */
  public Refusal explain(
      Region region, Target target, DesignBounds bounds, ExtrapolationControl control, long seed)
      throws BackcastException {
    int extremes = target.extremes().length;
    if (extremes == 1) {
      return explainBest(region, target, bounds, control, seed);
    }
    if (extremes > 1) {
      // all that can be trusted competes for a trade-off
      return explain(region, target.withoutExtremes(), bounds, trusted(control), seed);
    }
    Refusal impossible = impossible(region, target, bounds);
    if (impossible != null) {
      return withNearest(impossible, bounds, control, seed);
    }
    DesignBounds there = region.in(bounds, space);
    Found found = draw(target, there, seed, SAMPLES);
    if (found.preview.hits() > 0) {
      int[] kept = kept(found.preview, control);
      if (kept.length > 0) {
        return refusal(region, target, Reason.NONE, "", found);
      }
      return withNearest(refusal(region, target, Reason.DATA, "", found), bounds, control, seed);
    }
    boolean near = closest(found.preview) <= NEAR_MISS;
    return withNearest(
        refusal(region, target, near ? Reason.TOLERANCE : Reason.REACH, "", found),
        bounds,
        control,
        seed);
  }

  /** The same for the most or least of a property: the region must have what is as good. */
  private Refusal explainBest(
      Region region, Target target, DesignBounds bounds, ExtrapolationControl control, long seed)
      throws BackcastException {
    Extremes extremes =
        designer
            .design(
                DesignRequest.of(target, bounds).seed(seed).extrapolation(control).build())
            .extremes();
    Target reached = extremes == null ? target : extremes.reached();
    return explain(
        region,
        reached.hasExtremes() ? reached.withoutExtremes() : reached,
        bounds,
        trusted(control),
        seed);
  }

  /** The most or least is looked for among designs like the data. */
  private static ExtrapolationControl trusted(ExtrapolationControl control) {
    return control == ExtrapolationControl.OFF ? control : ExtrapolationControl.RESTRICT;
  }

  /** What cannot be, whatever is predicted; null if designs are there. */
  private @Nullable Refusal impossible(Region region, Target target, DesignBounds bounds)
      throws BackcastException {
    for (Region.Range r : region.ranges()) {
      Variable v = space.variables().get(r.variable());
      if (r.high() < v.lower() || r.low() > v.upper()) {
        return bare(region, target, Reason.SPACE, range(v, v.lower(), v.upper()));
      }
      double low = bounds.lower()[r.variable()];
      double high = bounds.upper()[r.variable()];
      if (r.high() < low || r.low() > high) {
        return bare(region, target, Reason.BOUND, v.name() + " = " + range(v, low, high));
      }
    }
    DesignBounds there = region.in(bounds, space).ranges();
    if (!space.relations().isEmpty() && !there.relations(space).allow(there)) {
      return bare(region, target, Reason.RELATION, space.relations().getFirst().text());
    }
    Conditions all = bounds.conditions();
    for (int i = 0; i < all.size(); i++) {
      Conditions one = Conditions.of(space, java.util.List.of(all.texts().get(i)));
      if (isEmpty(there.with(one))) {
        return bare(region, target, Reason.CONSTRAINT, all.texts().get(i));
      }
    }
    return all.size() > 1 && isEmpty(there.with(all))
        ? bare(
            region,
            target,
            Reason.CONSTRAINTS,
            String.join(", ", all.texts().stream().map(t -> "“" + t + "”").toList()))
        : null;
  }

  private static String range(Variable v, double low, double high) {
    return Region.shown(v, low) + (low == high ? "" : " – " + Region.shown(v, high));
  }

  /** Whether conditions leave no design, as far as draws can tell. */
  private boolean isEmpty(DesignBounds bounds) throws BackcastException {
    Interruption.check();
    try {
      return new AllowedDraws(space, bounds).of(1, 1).rows() == 0;
    } catch (BackcastException e) {
      // by the ranges of expressions, no design can satisfy them
      return true;
    }
  }

  private Refusal bare(Region region, Target target, Reason reason, String detail) {
    return new Refusal(
        region,
        target,
        reason,
        detail,
        new double[0],
        new double[0],
        Double.NaN,
        0,
        0,
        null,
        new double[0]);
  }

  private Refusal refusal(Region region, Target target, Reason reason, String detail, Found found) {
    return new Refusal(
        region,
        target,
        reason,
        detail,
        found.low,
        found.high,
        closest(found.preview),
        found.preview.hits(),
        found.preview.drawn(),
        null,
        new double[0]);
  }

  private static double closest(Preview preview) {
    return preview.closest() / preview.target().tolerances()[0];
  }

  private Preview preview(Target target, DesignBounds bounds, long seed, int samples)
      throws BackcastException {
    Interruption.check();
    return designer.preview(
        DesignRequest.of(target, bounds)
            .seed(seed)
            .samples(samples)
            .budget(BUDGET)
            .extrapolation(ExtrapolationControl.OFF)
            .build());
  }

  /** Draws, and what is predicted all over the region: by draws of the prior and refined ones. */
  private Found draw(Target target, DesignBounds bounds, long seed, int samples)
      throws BackcastException {
    Preview preview = preview(target, bounds, seed, samples);
    DesignMatrix x = new AllowedDraws(space, bounds).of(seed, 4 * samples);
    DesignResult refined =
        designer.design(
            DesignRequest.of(target, bounds)
                .seed(seed)
                .samples(samples)
                .keep(samples)
                .budget(BUDGET)
                .ranking(Ranking.DRAWN)
                .extrapolation(ExtrapolationControl.OFF)
                .keepAll()
                .build());
    float[] y = Rows.joined(model.predictFast(x.rows(), x.array()), refined.designs().unclamped());
    int dy = space.dy();
    double[] low = new double[dy];
    double[] high = new double[dy];
    for (int k = 0; k < dy; k++) {
      int column = k;
      var p = space.properties().get(k);
      double[] values =
          IntStream.range(0, y.length / dy)
              .mapToDouble(i -> p.physical(y[i * dy + column]))
              .toArray();
      low[k] = Arrays.stream(values).min().orElse(Double.NaN);
      high[k] = Arrays.stream(values).max().orElse(Double.NaN);
    }
    return new Found(preview, preview.designs(), preview.unclamped(), low, high);
  }

  /** Rows on target that are not refused for being unlike the data. */
  private int[] kept(Preview preview, ExtrapolationControl control) throws BackcastException {
    int[] hits = IntStream.range(0, preview.hits()).toArray();
    return control == ExtrapolationControl.RESTRICT
        ? extrapolation.treat(control, preview.designs(), hits, false).kept()
        : hits;
  }

  /** Adds the nearest design that works: drawn everywhere, then ever nearer to the region. */
  private Refusal withNearest(
      Refusal refusal, DesignBounds bounds, ExtrapolationControl control, long seed)
      throws BackcastException {
    Region region = refusal.region();
    float[] best = null;
    double[] reached = new double[0];
    double least = Double.POSITIVE_INFINITY;
    DesignBounds where = bounds;
    int samples = EVERYWHERE;
    double floor = 0;
    for (int step = 0; step <= NEARER; step++) {
      boolean nearer = false;
      try {
        Preview preview = preview(refusal.target(), where, seed + step, samples);
        for (int i : kept(preview, control)) {
          double distance = region.distance(preview.designs().row(i), space);
          if (distance < least) {
            least = distance;
            best = preview.designs().row(i).clone();
            reached = reached(preview, i);
            nearer = true;
          }
        }
      } catch (BackcastException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        // between the region and the nearest design nothing is allowed
        nearer = false;
      }
      if (best == null) {
        break;
      }
      floor = nearer ? floor : (floor + 1) / 2;
      where = towards(region, best, bounds, floor);
      samples = SAMPLES;
    }
    return new Refusal(
        region,
        refusal.target(),
        refusal.reason(),
        refusal.detail(),
        refusal.low(),
        refusal.high(),
        refusal.closest(),
        refusal.found(),
        refusal.drawn(),
        best,
        reached);
  }

  private double[] reached(Preview preview, int row) {
    double[] values = new double[space.dy()];
    Arrays.setAll(
        values, k -> space.properties().get(k).physical(preview.unclamped()[row * space.dy() + k]));
    return values;
  }

  /**
   * Bounds between the region and the nearest design so far, from half way on.
   *
   * @param floor share of the way in which nothing was found
   */
  private DesignBounds towards(Region region, float[] best, DesignBounds bounds, double floor) {
    DesignBounds narrowed = bounds;
    for (Region.Range r : region.ranges()) {
      int j = r.variable();
      double edge = Math.max(r.low(), Math.min(r.high(), best[j]));
      double from = edge + floor * (best[j] - edge);
      double to = edge + (floor + 1) / 2 * (best[j] - edge);
      double low = Math.max(bounds.lower()[j], Math.min(from, to));
      double high = Math.min(bounds.upper()[j], Math.max(from, to));
      if (low <= high && r.low() <= r.high() && edge != best[j]) {
        narrowed = narrowed.with(j, low, high);
      }
    }
    return narrowed;
  }
}
