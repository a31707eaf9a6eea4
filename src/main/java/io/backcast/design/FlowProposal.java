package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The generator as a proposal with a density: draws under conditions that are spread evenly over
 * the target's band, each used equally often, so that the density of a draw is the mean over them.
 */
final class FlowProposal {
  /** How far the conditions reach, in half-widths of the band. */
  private static final double BEYOND = 1.1;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Nearer to 0 and 1 there is no normal number. */
  private static final double LEAST_PLACE = 1e-9;

  private final InverseModel model;
  private final float[][] conditions;

  /**
   * A proposal for a target, all of whose properties are given.
   *
   * @param parts how many conditions
   */
  FlowProposal(InverseModel model, Target target, int parts) {
    this.model = model;
    this.conditions = conditions(model.card().space(), target, parts);
  }

  /**
   * Conditions across the band and a little beyond, since draws at its edge come from both sides:
   * for a single property at equal distances, for several an additive recurrence, as even as so few
   * points can be.
   */
  private static float[][] conditions(DesignSpace space, Target target, int parts) {
    int dy = space.dy();
    double[] stride = TrialPointSampler.strides(dy);
    boolean massAlone = true;
    for (int k = 0; k < dy; k++) {
      Property p = space.properties().get(k);
      massAlone &= target.goals().get(k) instanceof Goal.Value v && p.isMass(v.value());
    }
    float[][] conditions = new float[massAlone ? 1 : parts][dy];
    for (int c = 0; c < conditions.length; c++) {
      for (int k = 0; k < dy; k++) {
        double share = dy == 1 ? c / (parts - 1.0) : (0.5 + c * stride[k]) % 1;
        conditions[c][k] = (float) near(space.properties().get(k), target, k, 2 * share - 1);
      }
    }
    return conditions;
  }

  private static double near(Property p, Target target, int k, double share) {
    if (target.goals().get(k) instanceof Goal.Range r) {
      return across(p, r, share);
    }
    double value = target.values()[k];
    if (p.isMass(value)) {
      return p.physical(value);
    }
    double reach = p.coordinateTolerance(value, target.tolerances()[k]);
    double off = BEYOND * share * reach;
    double physical = p.isLog() ? value * Math.exp(off) : value + off;
    return p.isMass(physical) ? value : Math.clamp(physical, p.lower(), p.upper());
  }

  /** From a little below a range to a little above it, as far as the data reach. */
  private static double across(Property p, Goal.Range r, double share) {
    double from = p.coordinate(r.lower(p));
    double to = p.coordinate(r.upper(p));
    double at = (from + to) / 2 + BEYOND * share * (to - from) / 2;
    return Math.clamp(p.axis().value(at), p.lower(), p.upper());
  }

  /**
   * Draws, each of which depends on the seed and its index alone; {@code [n, dx]}, not rounded.
   *
   * @param first index of the first draw
   */
  DesignMatrix draw(long seed, long first, int n) throws BackcastException {
    int dy = conditions[0].length;
    float[] y = new float[n * dy];
    for (int i = 0; i < n; i++) {
      float[] condition = conditions[(int) ((first + i) % conditions.length)];
      System.arraycopy(condition, 0, y, i * dy, dy);
    }
    float[] z = latents(seed, first, n, model.card().latent());
    return DesignMatrix.of(model.backward(n, z, y), model.card().space().dx());
  }

  /**
   * Latent points {@code [n, d]} that fill the normal distribution more evenly than independent
   * ones, so that as many draws tell distributions more exactly: an additive recurrence, shifted at
   * random (Cranley and Patterson, SIAM Journal on Numerical Analysis 13, 1976). Every condition
   * gets an even part of them, as each of its points is as far from the one before.
   */
  private static float[] latents(long seed, long first, int n, int d) {
    double[] stride = TrialPointSampler.strides(d);
    float[] shift = Randoms.uniforms(seed, 0, 1, d);
    float[] z = new float[n * d];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        double place = (shift[k] + (first + i) * stride[k]) % 1;
        z[i * d + k] =
            (float)
                NORMAL.inverseCumulativeProbability(
                    Math.clamp(place, LEAST_PLACE, 1 - LEAST_PLACE));
      }
    }
    return z;
  }

  /**
   * The density of draws at designs, in scaled coordinates, {@code [n]}; 0 where the network gives
   * no number.
   *
   * @param x {@code [n, dx]}, not rounded
   */
  double[] density(DesignMatrix x) throws BackcastException {
    int n = x.rows();
    double[] density = new double[n];
    for (float[] condition : conditions) {
      float[] y = new float[n * condition.length];
      for (int i = 0; i < n; i++) {
        System.arraycopy(condition, 0, y, i * condition.length, condition.length);
      }
      InverseModel.Latent latent = model.forward(n, x.array(), y);
      DesignMatrix z = DesignMatrix.of(latent.z(), model.card().latent());
      for (int i = 0; i < n; i++) {
        double d = Math.exp(latent.logDet()[i] + Trust.logNormal(z, i));
        density[i] += Double.isFinite(d) ? d / conditions.length : 0;
      }
    }
    return density;
  }
}
