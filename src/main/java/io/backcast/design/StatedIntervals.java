package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.IntervalRule;
import io.backcast.model.IntervalRule.ClassProbability;
import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of predictions, and probabilities of point masses, by the rule in a model's card. The
 * ends are the quantiles of a distribution with a point mass of that probability: an end lies on
 * the point mass where its tail is inside it.
 */
public final class StatedIntervals {
  private final DesignSpace space;
  private final IntervalRule rule;

  public StatedIntervals(DesignSpace space, IntervalRule rule) {
    this.space = space;
    this.rule = rule;
  }

  /** The intervals of a model; null if its card has no rule. */
  public static @Nullable StatedIntervals of(ModelCard card) {
    return card.intervals() == null ? null : new StatedIntervals(card.space(), card.intervals());
  }

  /** The intervals of a few designs of a model; null if its card has no rule. */
  public static @Nullable PredictedIntervals along(ModelCard card, DesignMatrix x, Predictions p)
      throws BackcastException {
    StatedIntervals stated = of(card);
    DesignSpace space = card.space();
    return stated == null
        ? null
        : stated.of(x, p, new DataDistance(space, space.group(), card.dataSummary()).of(x));
  }

  /**
   * The intervals of all predictions.
   *
   * @param distance of the designs to the training data, {@code [n]}; where unknown it counts as
   *     the largest that the rule knows
   */
  public PredictedIntervals of(DesignMatrix x, Predictions p, float[] distance) {
    int dy = space.dy();
    float[] low = new float[distance.length * dy];
    float[] high = new float[low.length];
    float[] probability = new float[low.length];
    for (int i = 0; i < low.length; i++) {
      int row = i / dy;
      int k = i % dy;
      double off = IntervalRule.off(space.scaledRow(x, row));
      double[] one = one(k, p.unclamped(row, k), p.std(row, k), distance[row], off);
      low[i] = (float) one[0];
      high[i] = (float) one[1];
      probability[i] = (float) one[2];
    }
    return new PredictedIntervals(low, high, probability);
  }

  /**
   * One prediction as (low, high, probability of the point mass).
   *
   * @param std in the property's unit
   * @param off see {@link IntervalRule#off}
   */
  public double[] one(int k, double unclamped, double std, double distance, double off) {
    Property p = space.properties().get(k);
    IntervalRule.Reach reach = rule.properties().get(k);
    double probability = massProbability(k, unclamped, std);
    double at = p.coordinate(unclamped);
    double far =
        reach.far().of(Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance)
            * reach.off().of(off);
    double unit = p.coordinateDeviation(unclamped, std) * far;
    double low = p.physical(p.axis().value(at - reach.below().of(at) * unit));
    double high = p.physical(p.axis().value(at + reach.above().of(at) * unit));
    PointMass mass = p.pointMass();
    double tail = (1 - rule.level()) / 2;
    if (mass != null && probability > tail) {
      low = Double.isNaN(low) ? low : mass.value();
    }
    if (mass != null && probability >= 1 - tail) {
      low = mass.value();
      high = mass.value();
    }
    return new double[] {low, high, probability};
  }

  /** The probability of the point mass of property k; NaN where unknown. */
  double massProbability(int k, double unclamped, double std) {
    ClassProbability mass = rule.properties().get(k).mass();
    return mass == null
        ? Double.NaN
        : mass.of(ClassProbability.depth(space.properties().get(k), unclamped, std));
  }
}
