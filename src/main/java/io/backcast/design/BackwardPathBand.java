package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;

/**
 * For a range of targets, where along a path the designs on each target lie: percentiles of their
 * coordinate. They are those of the prior among the designs on target where it is known and enough
 * draws reach the target, else those of the generator's draws that the surrogate has on target, and
 * none where these are hardly any.
 *
 * @param targets of one property, {@code [k]}
 * @param low tenth percentile of the coordinate, {@code [k]}; NaN where no designs are on target
 * @param median of the coordinate, {@code [k]}
 * @param high ninetieth percentile, {@code [k]}
 */
public record BackwardPathBand(double[] targets, double[] low, double[] median, double[] high) {
  private static final int TARGETS = 24;
  private static final int SAMPLES = 400;
  private static final int ATTEMPTS = 16;

  /** Fewer than these on target are not how its designs are distributed. */
  private static final int FEWEST = 10;

  private static final DesignMatrix NOTHING = DesignMatrix.zeros(0, 1);

  /**
   * Draws designs for evenly spaced targets of a property; the others are free.
   *
   * @param property its index
   * @throws BackcastException if the model fails
   */
  public static BackwardPathBand of(
      InverseModel model, int property, DesignPath path, DesignBounds bounds, long seed)
      throws BackcastException {
    DesignSpace space = model.card().space();
    Property p = space.properties().get(property);
    BoundedSampler sampler = new BoundedSampler(model);
    WeightedSampler weighted = new WeightedSampler(model, WeightingBudget.BAND);
    SampleSeeds seeds = SampleSeeds.of(model, seed, 0, SAMPLES);
    double[] targets = new double[TARGETS];
    double[] low = new double[TARGETS];
    double[] median = new double[TARGETS];
    double[] high = new double[TARGETS];
    for (int k = 0; k < TARGETS; k++) {
      // without the ends of the range, where designs are not typical
      targets[k] = p.at(0.03 + 0.87 * k / (TARGETS - 1));
      double[] target = new double[space.dy()];
      for (int q = 0; q < target.length; q++) {
        target[q] = q == property ? targets[k] : Double.NaN;
      }
      Target asked = new Target(target, space.tolerances(target));
      DesignMatrix x =
          weighted.applies() ? weighted(weighted.sample(asked, bounds, seed)) : NOTHING;
      if (x.rows() == 0) {
        RawSamples drawn =
            sampler.draw(asked, seeds, bounds, 1, ATTEMPTS, false, model.card().outsideRule());
        x = onTarget(model, asked, drawn.x().pick(drawn.accepted()));
      }
      double[] t = new double[x.rows()];
      for (int i = 0; i < t.length; i++) {
        t[i] = coordinate(space, path, x, i);
      }
      if (t.length == 0) {
        t = new double[] {Double.NaN};
      }
      low[k] = Quantiles.of(t, 0.1);
      median[k] = Quantiles.of(t, 0.5);
      high[k] = Quantiles.of(t, 0.9);
    }
    return new BackwardPathBand(targets, low, median, high);
  }

  /** Those on target by the surrogate; none where they are hardly any. */
  private static DesignMatrix onTarget(InverseModel model, Target target, DesignMatrix x)
      throws BackcastException {
    if (!model.predicts() || x.rows() == 0) {
      return x;
    }
    float[] y = model.predictFast(x.rows(), x.array());
    DesignSpace space = model.card().space();
    int[] hits = Rows.where(x.rows(), i -> target.miss(space, y, i) <= 1);
    return hits.length < FEWEST ? NOTHING : x.pick(hits);
  }

  /** As many designs as there are samples, in proportion to their weights; none if too few. */
  private static DesignMatrix weighted(WeightedDesigns designs) {
    return designs.isEnough() ? designs.designs().pick(designs.resampled(SAMPLES, 0.5)) : NOTHING;
  }

  /** A percentile at any target, interpolated linearly. */
  public static double at(double[] targets, double[] values, double target) {
    int k = 1;
    while (k < targets.length - 1 && targets[k] < target) {
      k++;
    }
    if (target == targets[k]) {
      // its neighbour may have no designs
      return values[k];
    }
    double share = (target - targets[k - 1]) / (targets[k] - targets[k - 1]);
    return values[k - 1] + share * (values[k] - values[k - 1]);
  }

  /** The coordinate of the point nearest to a design, on the path through the reference. */
  static double coordinate(DesignSpace space, DesignPath path, DesignMatrix x, int row) {
    double along = 0;
    double length = 0;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      // a path is straight in physical units whatever the scale
      double half = (v.upper() - v.lower()) / 2 + v.margin();
      // a single unit may be lost beside a large reference
      double span = path.to() == path.from() ? 1 : path.to() - path.from();
      double perUnit = (path.valueAt(v, v.reference(), span) - v.reference()) / span / half;
      along += perUnit * (x.get(row, j) - v.reference()) / half;
      length += perUnit * perUnit;
    }
    return length == 0 ? 0 : along / length;
  }
}
