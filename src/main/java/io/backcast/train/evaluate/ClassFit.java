package io.backcast.train.evaluate;

import io.backcast.model.IntervalRule.ClassProbability;
import org.jspecify.annotations.Nullable;

/**
 * Fits the probability of a point mass to rows that the networks had not seen: a logistic function
 * of the depth (Platt, 1999), by maximum likelihood. A weak normal prior of the slope keeps it
 * finite where the classes do not overlap. Platt's smoothed targets do that too, but rows deep in a
 * class, which are most, then flatten the function at its border.
 */
final class ClassFit {
  private static final int STEPS = 60;

  /** Rows of the rarer class that a probability needs. */
  private static final int LEAST = 5;

  /** One over the variance of the slope's prior. */
  private static final double RIDGE = 0.02;

  /** Keeps the Newton step finite where all rows are certain. */
  private static final double LEAST_CURVATURE = 1e-9;

  private ClassFit() {}

  /**
   * Fits.
   *
   * @param depth of every row, see {@link ClassProbability#depth}, {@code [n]}
   * @param mass whether its true value is the point mass, {@code [n]}
   * @return null if hardly any row is of one of the classes
   */
  static @Nullable ClassProbability of(double[] depth, boolean[] mass) {
    int in = 0;
    for (boolean m : mass) {
      in += m ? 1 : 0;
    }
    int out = mass.length - in;
    if (Math.min(in, out) < LEAST) {
      return null;
    }
    double slope = 0;
    double offset = Math.log((in + 1.0) / (out + 1.0));
    double loss = loss(depth, mass, slope, offset);
    for (int step = 0; step < STEPS; step++) {
      double g0 = RIDGE * slope;
      double g1 = 0;
      double h00 = RIDGE;
      double h01 = 0;
      double h11 = LEAST_CURVATURE;
      for (int i = 0; i < depth.length; i++) {
        double p = 1 / (1 + Math.exp(-(slope * depth[i] + offset)));
        double miss = p - (mass[i] ? 1 : 0);
        double weight = p * (1 - p);
        g0 += miss * depth[i];
        g1 += miss;
        h00 += weight * depth[i] * depth[i];
        h01 += weight * depth[i];
        h11 += weight;
      }
      double det = h00 * h11 - h01 * h01;
      double ds = (h11 * g0 - h01 * g1) / det;
      double dof = (h00 * g1 - h01 * g0) / det;
      double share = 1;
      double next = loss(depth, mass, slope - ds, offset - dof);
      while (next > loss && share > 1e-8) {
        share /= 2;
        next = loss(depth, mass, slope - share * ds, offset - share * dof);
      }
      slope -= share * ds;
      offset -= share * dof;
      if (loss - next < 1e-12) {
        break;
      }
      loss = next;
    }
    return slope < 0 ? new ClassProbability(slope, offset) : null;
  }

  private static double loss(double[] depth, boolean[] mass, double slope, double offset) {
    double sum = RIDGE * slope * slope / 2;
    for (int i = 0; i < depth.length; i++) {
      double odds = slope * depth[i] + offset;
      // log(1 + e^odds) − odds in the mass, without overflow
      sum += Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds))) - (mass[i] ? odds : 0);
    }
    return sum;
  }
}
