package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Spreads trial points inside bounds as the prior is there, evenly or near the data, and has the
 * surrogate predict them. Not for use by several threads at once.
 */
final class TrialPointSampler {
  /**
   * Numbers of trial points that are kept between draws, for a target that changes inside fixed
   * bounds: 16 MB.
   */
  private static final int MAX_CACHED_VALUES = 1 << 22;

  /** Points near the data that are tried until one satisfies conditions. */
  private static final int MOST_NEAR = 64;

  /** More trial points of a sample than there ever are. */
  private static final int MOST_TRIALS = 1_000;

  /** Random numbers that a trial point near the data takes. */
  private static final int SUPPORT_NUMBERS = 4;

  private final InverseModel model;
  private final DesignSpace space;
  private final @Nullable DataSupport support;
  private final double[] stride;
  private @Nullable Points cached;
  private final AllowedByBounds allowed;

  /**
   * Trial points of some samples.
   *
   * @param x {@code [samples * attempts, dx]}
   * @param y surrogate predictions, {@code [samples * attempts, dy]}
   */
  record Points(
      SampleSeeds seeds,
      DesignBounds bounds,
      int[] samples,
      int attempts,
      DesignMatrix x,
      float[] y) {
    boolean areFor(SampleSeeds s, DesignBounds b, int[] rows, int k) {
      return seeds == s && bounds.equals(b) && attempts == k && Arrays.equals(samples, rows);
    }
  }

  TrialPointSampler(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
    this.allowed = new AllowedByBounds(space);
    this.support = DataSupport.of(model.card());
    this.stride = strides(support == null ? space.dx() : SUPPORT_NUMBERS);
  }

  /** Whether the prior is even inside the bounds, and not near the data. */
  boolean spreadEvenly() {
    return support == null;
  }

  /**
   * Trial points of some samples, predicted.
   *
   * @param attempts trial points of each
   * @throws BackcastException if the model fails
   */
  Points points(SampleSeeds seeds, DesignBounds bounds, int[] samples, int attempts)
      throws BackcastException {
    Points known = cached;
    if (known != null && known.areFor(seeds, bounds, samples, attempts)) {
      return known;
    }
    DesignMatrix x = DesignMatrix.zeros(samples.length * attempts, space.dx());
    SupportPoints near = support == null ? null : new SupportPoints(support, space, bounds);
    AllowedByBounds.Allowed allow = allowed(bounds);
    Relations relations = bounds.relations(space);
    if (near == null && allow != null) {
      setAllowedPoints(x, seeds, samples, attempts, allow.draws());
    } else if (near != null || relations.isEmpty()) {
      for (int i = 0; i < samples.length; i++) {
        for (int k = 0; k < attempts; k++) {
          if (near == null) {
            setTrialPoint(x, i * attempts + k, seeds, samples[i], k, bounds);
          } else {
            setNear(near, x, i * attempts + k, seeds, samples[i], k, bounds.conditions());
          }
        }
      }
      relations.settle(x, bounds);
    } else {
      setRelatedPoints(x, seeds, samples, attempts, bounds);
    }
    float[] y = model.predictFast(x.rows(), x.array());
    Points points = new Points(seeds, bounds, samples, attempts, x, y);
    cached = x.array().length <= MAX_CACHED_VALUES ? points : null;
    return points;
  }

  /** The k-th trial point near the data that satisfies the conditions, if one is found. */
  private void setNear(
      SupportPoints near,
      DesignMatrix x,
      int row,
      SampleSeeds seeds,
      int sample,
      int k,
      Conditions conditions) {
    for (int again = 0; again < MOST_NEAR; again++) {
      near.set(x, row, numbers(seeds, sample, k + again * MOST_TRIALS));
      if (conditions.allow(x.array(), row)) {
        return;
      }
    }
  }

  /** Where the conditions of bounds hold; null where there are none. */
  AllowedByBounds.@Nullable Allowed allowed(DesignBounds bounds) throws BackcastException {
    return allowed.of(bounds);
  }

  /** Trial points that satisfy conditions: a sequence of draws for each sample. */
  private void setAllowedPoints(
      DesignMatrix out, SampleSeeds seeds, int[] samples, int attempts, AllowedDraws draws) {
    IntStream.range(0, samples.length)
        .parallel()
        .forEach(
            i -> {
              AllowedDraws.Draws own = draws.draws(Arrays.hashCode(seeds.u().row(samples[i])));
              boolean found = true;
              for (int k = 0; k < attempts; k++) {
                int row = i * attempts + k;
                found = found && own.next(out, row);
                if (!found && k > 0) {
                  out.setRow(row, out, row - 1);
                }
              }
            });
  }

  /** The random numbers of the k-th trial point of a sample. */
  private double[] numbers(SampleSeeds seeds, int sample, int k) {
    double[] numbers = new double[SUPPORT_NUMBERS];
    for (int j = 0; j < numbers.length; j++) {
      double share = seeds.u().get(sample, j % space.dx()) + k * stride[j];
      numbers[j] = share - Math.floor(share);
    }
    return numbers;
  }

  /** The k-th trial point of a sample: an additive recurrence, even over the bounds and cheap. */
  private void setTrialPoint(
      DesignMatrix out, int row, SampleSeeds seeds, int sample, int k, DesignBounds bounds) {
    for (int j = 0; j < space.dx(); j++) {
      double share = seeds.u().get(sample, j) + k * stride[j];
      share -= Math.floor(share);
      Variable v = space.variables().get(j);
      double low = bounds.lower()[j] - v.margin();
      double value = v.axis().between(low, bounds.upper()[j] + v.margin(), share);
      out.set(row, j, bounds.clamp(j, v.valid(value)));
    }
  }

  /** Trial points on the relations: a random walk for each sample. */
  private void setRelatedPoints(
      DesignMatrix out, SampleSeeds seeds, int[] samples, int attempts, DesignBounds bounds)
      throws BackcastException {
    Relations relations = bounds.relations(space);
    FeasibleSampler feasible = new FeasibleSampler(space, bounds);
    IntStream.range(0, samples.length)
        .parallel()
        .forEach(
            i -> {
              long seed = Arrays.hashCode(seeds.u().row(samples[i]));
              FeasibleSampler.Chain chain = feasible.chain(Randoms.generator(seed));
              for (int k = 0; k < attempts; k++) {
                double[] f = chain.next();
                for (int j = 0; j < f.length; j++) {
                  Variable v = space.variables().get(j);
                  double value = v.unscale(f[j]);
                  out.set(
                      i * attempts + k,
                      j,
                      relations.involves(j) ? value : bounds.clamp(j, v.valid(value)));
                }
              }
            });
    relations.settle(out, bounds);
  }

  /**
   * Irrational steps that fill d dimensions evenly: powers of the inverse of the positive root of
   * {@code r^(d+1) = r + 1} (Roberts, “The unreasonable effectiveness of quasirandom sequences”,
   * 2018).
   */
  static double[] strides(int d) {
    double root = 2;
    for (int i = 0; i < 60; i++) {
      root = Math.pow(1 + root, 1.0 / (d + 1));
    }
    double[] strides = new double[d];
    for (int j = 0; j < d; j++) {
      strides[j] = Math.pow(1 / root, j + 1);
    }
    return strides;
  }
}
