package io.backcast.train.evaluate;

import io.backcast.design.LatentSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.distil.Surrogate;
import io.backcast.train.distil.TrainedEnsemble;
import io.backcast.train.net.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How true the drawn distributions are to the prior: backward samples against rejection sampling
 * with the same predictor, by target.
 *
 * @param rows one for each target of the first property that rejection sampling could reach
 */
public record DistributionFidelity(Property property, List<Row> rows) {
  /** Beyond this share of the range the prior has too few designs to compare with. */
  private static final double TOP = 0.7;

  /** What the student puts this many tolerances off a target, the ensemble is asked about. */
  private static final double NEAR = 2;

  private static final int DRAWN = 20_000;
  private static final int CHUNK = 100_000;
  private static final int CHUNKS = 60;
  private static final int ENOUGH = 10_000;

  /** Fewer designs than this say nothing of a distribution. */
  private static final int FEW = 500;

  /**
   * One target.
   *
   * @param distance largest Kolmogorov–Smirnov distance of any variable
   * @param truth sorted values by variable, {@code [dx][accepted]}
   * @param drawn sorted values by variable, {@code [dx][DRAWN]}
   */
  public record Row(double target, double distance, double[][] truth, double[][] drawn) {}

  public static DistributionFidelity measure(
      InverseModel model,
      TrainedEnsemble ensemble,
      Surrogate surrogate,
      Normalization normalization,
      long seed)
      throws BackcastException {
    DesignSpace space = normalization.space();
    Property p = space.properties().getFirst();
    List<double[]> targets = new ArrayList<>();
    for (double value : HitRates.targets(p)) {
      if (value < p.lower() + TOP * (p.upper() - p.lower())) {
        targets.add(HitRates.around(space, value));
      }
    }
    List<List<float[]>> accepted = accept(ensemble, surrogate, normalization, targets, seed);
    LatentSampler sampler = new LatentSampler(model);
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      if (accepted.get(t).size() < FEW) {
        continue;
      }
      DesignMatrix x =
          sampler.draw(
              targets.get(t), Randoms.normals(seed, 0, DRAWN, model.card().latent()), DRAWN);
      double[][] drawn = new double[space.dx()][];
      double[][] truth = new double[space.dx()][];
      double worst = 0;
      for (int j = 0; j < space.dx(); j++) {
        int column = j;
        var v = space.variables().get(j);
        drawn[j] = x.column(j);
        truth[j] = accepted.get(t).stream().mapToDouble(f -> v.unscale(f[column])).toArray();
        Arrays.sort(drawn[j]);
        Arrays.sort(truth[j]);
        worst = Math.max(worst, distance(truth[j], drawn[j]));
      }
      rows.add(new Row(targets.get(t)[0], worst, truth, drawn));
    }
    return new DistributionFidelity(p, rows);
  }

  private static List<List<float[]>> accept(
      TrainedEnsemble ensemble,
      Surrogate surrogate,
      Normalization normalization,
      List<double[]> targets,
      long seed) {
    DesignSpace space = normalization.space();
    DesignPrior prior = new DesignPrior(space);
    List<List<float[]>> accepted = new ArrayList<>();
    targets.forEach(t -> accepted.add(new ArrayList<>()));
    double[] usual = space.tolerances();
    double[] width = Arrays.stream(usual).map(t -> t / 2).toArray();
    double[] wide = Arrays.stream(usual).map(t -> t * NEAR).toArray();
    for (int c = 0; c < CHUNKS; c++) {
      float[][] valid = prior.snap(prior.draw(seed * 7_919 + c, CHUNK));
      float[][] guesses = unscaled(normalization, surrogate.predict(valid));
      for (int t = 0; t < targets.size(); t++) {
        Target near = new Target(targets.get(t), wide);
        float[][] worth =
            IntStream.range(0, accepted.get(t).size() < ENOUGH ? CHUNK : 0)
                .filter(i -> near.miss(space, guesses[i], 0) <= 1)
                .mapToObj(i -> valid[i])
                .toArray(float[][]::new);
        float[][] judged = ensemble.predict(worth).mean();
        Target goal = new Target(targets.get(t), width);
        for (int i = 0; i < worth.length && accepted.get(t).size() < ENOUGH; i++) {
          if (goal.miss(space, judged[i], 0) <= 1) {
            accepted.get(t).add(worth[i]);
          }
        }
      }
    }
    return accepted;
  }

  private static float[][] unscaled(Normalization normalization, float[][] y) {
    for (float[] row : y) {
      for (int k = 0; k < row.length; k++) {
        row[k] = normalization.unscaleProperty(k, row[k]);
      }
    }
    return y;
  }

  /** Largest difference of two empirical distributions; both sorted. */
  public static double distance(double[] a, double[] b) {
    int i = 0;
    int j = 0;
    double worst = 0;
    while (i < a.length && j < b.length) {
      double at = Math.min(a[i], b[j]);
      while (i < a.length && a[i] <= at) {
        i++;
      }
      while (j < b.length && b[j] <= at) {
        j++;
      }
      worst = Math.max(worst, Math.abs(i / (double) a.length - j / (double) b.length));
    }
    return worst;
  }

  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put(
          String.format(Locale.ROOT, "%s_ks_at_%.4g", property.name(), row.target), row.distance);
    }
    return metrics;
  }
}
