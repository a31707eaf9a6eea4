package io.backcast.design;

import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many of the designs that are on target by the model can be expected to be: the mean
 * probability of a normal distribution about each prediction, as wide as its stated deviation,
 * which was calibrated on held-out rows.
 */
final class ExpectedShare {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private ExpectedShare() {}

  /** The share, 0 to 1; NaN without designs, where nothing is asked or no deviation is stated. */
  static double of(DesignSpace space, Target target, Predictions p, int[] rows) {
    if (target.goals().stream().allMatch(Goal::isFree)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int row : rows) {
      double probability = 1;
      for (int k = 0; k < space.dy(); k++) {
        if (!target.isFree(k)) {
          probability *= probability(space.properties().get(k), target, k, p, row);
        }
      }
      sum += probability;
    }
    return sum / rows.length;
  }

  private static double probability(
      Property property, Target target, int k, Predictions p, int row) {
    double mean = p.unclamped(row, k);
    double std = p.std(row, k);
    if (target.goals().get(k) instanceof Goal.Range r) {
      return inside(property, r, mean, std);
    }
    double value = property.physical(target.values()[k]);
    double tolerance = target.tolerances()[k];
    if (property.isLog()) {
      // the logarithm is as good as normal; the deviation of the value came from its deviation
      double reach = property.coordinateTolerance(value, tolerance);
      double deviation = property.coordinateDeviation(mean, std);
      double off = Math.log(mean / value);
      return below(reach, off, deviation) - below(-reach, off, deviation);
    }
    double upper = below(value + tolerance, mean, std);
    // all values beyond a point mass belong to it
    boolean reachesMass = property.isMass(value - tolerance);
    return reachesMass ? upper : upper - below(value - tolerance, mean, std);
  }

  /** The probability of a range, whose lower end is open where its class belongs to it. */
  private static double inside(Property p, Goal.Range r, double mean, double std) {
    double at = p.coordinate(mean);
    double deviation = p.coordinateDeviation(mean, std);
    return below(r.to(p), at, deviation) - below(r.from(p), at, deviation);
  }

  private static double below(double value, double mean, double std) {
    if (Double.isInfinite(value)) {
      return Double.isNaN(std) ? Double.NaN : value > 0 ? 1 : 0;
    }
    double z = (value - mean) / Math.max(1e-12 * Math.max(1, Math.abs(value)), std);
    return Double.isNaN(std) ? Double.NaN : STANDARD.cumulativeProbability(z);
  }
}
