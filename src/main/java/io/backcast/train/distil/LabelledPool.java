package io.backcast.train.distil;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Designs of the prior with their labels, and weights with which all targets are drawn equally
 * often.
 *
 * @param f scaled designs, {@code [n][dx]}
 * @param y scaled unclamped labels, {@code [n][dy]}
 * @param cumulative running sum of the drawing weights, {@code [n]}, ending at 1
 */
public record LabelledPool(float[][] f, float[][] y, double[] cumulative) {
  private static final int CHUNK = 100_000;
  private static final int BINS = 60;

  /** At most this many designs are kept, because labels by the ensemble are expensive. */
  private static final int MAX_DESIGNS = 3_000_000;

  /** A bin with fewer designs than this is drawn less often than the others. */
  private static final int MIN_BIN_COUNT = 100;

  /**
   * At most this many designs of a chunk are kept of those with every property in its point mass,
   * which can be most of them.
   */
  private static final int MASSES_PER_CHUNK = 1_500;

  /** Closer to the point mass than this, scaled, the surrogate's class is uncertain. */
  private static final float MARGIN = -0.05f;

  /** Designs that are all drawn equally often. */
  public static LabelledPool uniform(float[][] f, float[][] y) {
    double[] weights = new double[f.length];
    Arrays.fill(weights, 1);
    return new LabelledPool(f, y, cumulative(weights));
  }

  /**
   * Draws designs from the prior, thins out those that the surrogate puts in the point mass, and
   * labels the rest by the ensemble.
   *
   * @throws BackcastException when cancelled
   */
  public static LabelledPool draw(
      Surrogate surrogate,
      TrainedEnsemble ensemble,
      Normalization normalization,
      DesignPrior prior,
      TrainingPlan.Backward plan,
      long seed,
      TrainingContext context)
      throws BackcastException {
    List<float[]> f = new ArrayList<>();
    List<Float> multiplicities = new ArrayList<>();
    for (int done = 0; done < plan.pool() && f.size() < MAX_DESIGNS; done += CHUNK) {
      context.checkCancelled();
      float[][] designs =
          prior.draw(seed * 101 + 7 + done / CHUNK, Math.min(CHUNK, plan.pool() - done));
      float[][] predicted = surrogate.predict(prior.snap(designs));
      int deep = 0;
      for (float[] row : predicted) {
        deep += allMass(normalization.space(), row) ? 1 : 0;
      }
      // each design that is kept represents this many that were drawn
      float multiplicity = Math.max(1, deep / (float) MASSES_PER_CHUNK);
      int masses = 0;
      for (int i = 0; i < designs.length; i++) {
        boolean mass = allMass(normalization.space(), predicted[i]);
        if (!mass || masses++ < MASSES_PER_CHUNK) {
          f.add(designs[i]);
          multiplicities.add(mass ? multiplicity : 1f);
        }
      }
      context
          .progress()
          .report(TrainingStage.POOL_DESIGNS, (double) done / plan.pool(), Double.NaN);
    }
    float[][] kept = f.toArray(float[][]::new);
    float[][] y = ensemble.label(prior.snap(kept), context, TrainingStage.POOL_LABELS);
    return new LabelledPool(
        kept, y, cumulative(weights(normalization, y, multiplicities, plan.massShare())));
  }

  /** The index of a random row, by weight. */
  int pick(RandomGenerator random) {
    int at = Arrays.binarySearch(cumulative, random.nextDouble());
    return Math.min(cumulative.length - 1, at < 0 ? -at - 1 : at);
  }

  /** Whether every property is in its point mass, by a margin. */
  private static boolean allMass(DesignSpace space, float[] label) {
    for (int k = 0; k < label.length; k++) {
      if (space.properties().get(k).pointMass() == null || label[k] > MARGIN) {
        return false;
      }
    }
    return true;
  }

  /**
   * Drawing weights that make the distribution of each property's values flat and give its point
   * mass a fixed share; with several properties, the geometric mean of their weights.
   *
   * @param multiplicities number of drawn designs that each kept one represents
   * @param massShare of a point mass among the drawn designs
   * @return not normalised, {@code [n]}
   */
  static double[] weights(
      Normalization normalization, float[][] y, List<Float> multiplicities, double massShare) {
    double[] logs = new double[y.length];
    int dy = normalization.space().dy();
    for (int k = 0; k < dy; k++) {
      PointMass mass = normalization.space().properties().get(k).pointMass();
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (float[] row : y) {
        if (mass == null || row[k] > 0) {
          low = Math.min(low, row[k]);
          high = Math.max(high, row[k]);
        }
      }
      double[] counts = new double[BINS];
      double masses = 0;
      int[] bins = new int[y.length];
      for (int i = 0; i < y.length; i++) {
        bins[i] = mass != null && y[i][k] <= 0 ? -1 : bin(y[i][k], low, high);
        if (bins[i] < 0) {
          masses += multiplicities.get(i);
        } else {
          counts[bins[i]] += multiplicities.get(i);
        }
      }
      double flat = 0;
      for (double count : counts) {
        flat += count / Math.max(count, MIN_BIN_COUNT);
      }
      for (int i = 0; i < y.length; i++) {
        double w =
            bins[i] < 0
                ? massShare / masses
                : (masses == 0 ? 1 : 1 - massShare)
                    / flat
                    / Math.max(counts[bins[i]], MIN_BIN_COUNT);
        logs[i] += Math.log(w) / dy;
      }
    }
    double[] weights = new double[y.length];
    Arrays.setAll(weights, i -> multiplicities.get(i) * Math.exp(logs[i]));
    return weights;
  }

  private static int bin(float value, double low, double high) {
    return (int) Math.min(BINS - 1, Math.max(0, (value - low) / (high - low + 1e-12) * BINS));
  }

  private static double[] cumulative(double[] weights) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= sum;
    }
    return sums;
  }
}
