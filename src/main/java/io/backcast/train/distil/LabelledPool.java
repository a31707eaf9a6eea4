package io.backcast.train.distil;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Designs of the prior with their labels, and how often to draw each so that targets come evenly.
 *
 * @param f scaled designs, {@code [n][dx]}
 * @param y scaled signed labels, {@code [n][dy]}
 * @param cumulative running sum of the drawing weights, {@code [n]}, ending at 1
 */
public record LabelledPool(float[][] f, float[][] y, double[] cumulative) {
  private static final int CHUNK = 100_000;
  private static final int BINS = 60;

  /** More designs than this are not kept: labels by the ensemble are dear. */
  private static final int MOST = 3_000_000;

  /** A bin with fewer designs than this is not raised to the others' frequency. */
  private static final int SCARCE = 100;

  /** Designs of nothing but point masses are plenty; this many of a chunk are kept. */
  private static final int MASSES_A_CHUNK = 1_500;

  /** What the student puts this little below a point mass may lie above it. */
  private static final float NEAR = -0.05f;

  /** Designs that are drawn equally often. */
  public static LabelledPool uniform(float[][] f, float[][] y) {
    double[] weights = new double[f.length];
    java.util.Arrays.fill(weights, 1);
    return new LabelledPool(f, y, cumulative(weights));
  }

  /** Draws from the prior; the student chooses which to keep, the teacher labels those. */
  public static LabelledPool draw(
      Surrogate surrogate,
      TrainedEnsemble teacher,
      Normalization normalization,
      TrainingPlan.Backward plan,
      long seed,
      TrainingLoop.Context context)
      throws BackcastException {
    DesignPrior prior = new DesignPrior(normalization.space());
    List<float[]> f = new ArrayList<>();
    List<Float> standsFor = new ArrayList<>();
    for (int done = 0; done < plan.pool() && f.size() < MOST; done += CHUNK) {
      context.checkCancelled();
      float[][] designs =
          prior.draw(seed * 101 + 7 + done / CHUNK, Math.min(CHUNK, plan.pool() - done));
      float[][] guesses = surrogate.predict(prior.snap(designs));
      int deep = 0;
      for (float[] guess : guesses) {
        deep += allMass(normalization.space(), guess) ? 1 : 0;
      }
      // the few that are kept stand for all that were drawn
      float each = Math.max(1, deep / (float) MASSES_A_CHUNK);
      int masses = 0;
      for (int i = 0; i < designs.length; i++) {
        boolean mass = allMass(normalization.space(), guesses[i]);
        if (!mass || masses++ < MASSES_A_CHUNK) {
          f.add(designs[i]);
          standsFor.add(mass ? each : 1f);
        }
      }
      context
          .progress()
          .report(TrainingStage.POOL_DESIGNS, (double) done / plan.pool(), Double.NaN);
    }
    float[][] kept = f.toArray(float[][]::new);
    float[][] y = teacher.label(prior.snap(kept), context, TrainingStage.POOL_LABELS);
    return new LabelledPool(
        kept, y, cumulative(weights(normalization, y, standsFor, plan.massShare())));
  }

  /** A row, drawn by weight. */
  int pick(RandomGenerator random) {
    int at = java.util.Arrays.binarySearch(cumulative, random.nextDouble());
    return Math.min(cumulative.length - 1, at < 0 ? -at - 1 : at);
  }

  private static boolean allMass(DesignSpace space, float[] label) {
    for (int k = 0; k < label.length; k++) {
      if (space.properties().get(k).pointMass() == null || label[k] > NEAR) {
        return false;
      }
    }
    return true;
  }

  /** Flat in every property's value; geometric mean of the wishes where there are several. */
  static double[] weights(
      Normalization normalization, float[][] y, List<Float> standsFor, double massShare) {
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
          masses += standsFor.get(i);
        } else {
          counts[bins[i]] += standsFor.get(i);
        }
      }
      double flat = 0;
      for (double count : counts) {
        flat += count / Math.max(count, SCARCE);
      }
      for (int i = 0; i < y.length; i++) {
        double w =
            bins[i] < 0
                ? massShare / masses
                : (masses == 0 ? 1 : 1 - massShare) / flat / Math.max(counts[bins[i]], SCARCE);
        logs[i] += Math.log(w) / dy;
      }
    }
    double[] weights = new double[y.length];
    java.util.Arrays.setAll(weights, i -> standsFor.get(i) * Math.exp(logs[i]));
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
