package io.backcast.train.evaluate;

import io.backcast.model.IntervalRule.ClassProbability;
import org.jspecify.annotations.Nullable;

/**
 * Fits the probability of a point mass to rows that the networks had not seen: a logistic function
 * of the depth, by maximum likelihood with the targets of Platt (1999), which keep the fit finite
 * where the classes do not overlap.
 */
final class ClassFit {
  private static final int STEPS = 60;

  /** Rows of the rarer class that a probability needs. */
  private static final int LEAST = 5;

  /** Keeps the Newton step finite where all rows are certain. */
  private static final double RIDGE = 1e-6;

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
    double high = (in + 1.0) / (in + 2.0);
    double low = 1.0 / (out + 2.0);
    double slope = 0;
    double offset = Math.log((in + 1.0) / (out + 1.0));
    double loss = loss(depth, mass, high, low, slope, offset);
    for (int step = 0; step < STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = RIDGE;
      double h01 = 0;
      double h11 = RIDGE;
      for (int i = 0; i < depth.length; i++) {
        double p = 1 / (1 + Math.exp(-(slope * depth[i] + offset)));
        double miss = p - (mass[i] ? high : low);
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
      double next = loss(depth, mass, high, low, slope - ds, offset - dof);
      while (next > loss && share > 1e-8) {
        share /= 2;
        next = loss(depth, mass, high, low, slope - share * ds, offset - share * dof);
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

  private static double loss(
      double[] depth, boolean[] mass, double high, double low, double slope, double offset) {
    double sum = 0;
    for (int i = 0; i < depth.length; i++) {
      double odds = slope * depth[i] + offset;
      double target = mass[i] ? high : low;
      // log(1 + e^odds) − target · odds, without overflow
      sum += Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds))) - target * odds;
    }
    return sum;
  }
}
