package io.backcast.train.evaluate;

import io.backcast.design.Designer;
import io.backcast.design.Judge;
import io.backcast.design.LatentSampler;
import io.backcast.design.SamplingMethod;
import io.backcast.design.WeightedDesigns;
import io.backcast.design.WeightedSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.train.data.DesignPrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How closely backward samples, as they are drawn and with weights, follow the true conditional
 * distribution of designs, by target. The reference is rejection sampling from the prior with the
 * same predictor.
 *
 * @param property the first one
 * @param rows one for each of its targets that rejection sampling reached often enough
 */
public record DistributionFidelity(Property property, List<Row> rows) {
  /**
   * Targets above this share of the range are left out: too few designs of the prior reach them.
   */
  private static final double TOP = 0.7;

  /**
   * Only designs this close to a target by the surrogate, in tolerances, go to the ensemble; more
   * where a surrogate is worse.
   */
  private static final double NEAR = 2;

  /** Designs that tell how far the surrogate may be from the ensemble. */
  private static final int COMPARED = 4_000;

  /** Times the largest miss of the surrogate among those that are on target. */
  private static final double MARGIN = 1.5;

  private static final int DRAWN = 20_000;
  private static final int CHUNK = 100_000;

  /**
   * Rejection sampling ends after this many chunks, with {@link ModelEvaluation#SAMPLES}: a target
   * that one design in 5,000 reaches has a reference of thousands, which tells distances of 0.03.
   */
  private static final int MAX_CHUNKS = 300;

  /** At most this many designs are accepted for a target. */
  private static final int MAX_ACCEPTED = 10_000;

  /** A target with fewer accepted designs is left out. */
  private static final int MIN_ACCEPTED = 500;

  /**
   * The comparison at one target.
   *
   * @param distance largest Kolmogorov–Smirnov distance of any variable
   * @param truth sorted values by variable, {@code [dx][accepted]}
   * @param drawn sorted values by variable, {@code [dx][DRAWN]}
   * @param weighted weighted designs, as they are shown at rest; null where they cannot be weighted
   *     or too few reach the target
   */
  public record Row(
      double target,
      double distance,
      double[][] truth,
      double[][] drawn,
      @Nullable Weighted weighted) {

    /** A comparison of the generator's draws alone. */
    public Row(double target, double distance, double[][] truth, double[][] drawn) {
      this(target, distance, truth, drawn, null);
    }

    /** The distance of what is shown at rest. */
    public double shown() {
      return weighted == null ? distance : weighted.distance;
    }
  }

  /**
   * Weighted designs against designs of the prior that are within the tolerance, as what is shown
   * at rest is. The generator's own draws learned from labels that are blurred by half of it.
   *
   * @param distance largest Kolmogorov–Smirnov distance of any variable
   * @param effective how many independent draws they are worth
   * @param method how they were drawn
   */
  public record Weighted(double distance, double effective, SamplingMethod method) {}

  /**
   * Compares a model's samples with the predictions of the ensemble that it was trained on; its
   * surrogate preselects designs, which saves most of the ensemble's work.
   *
   * @param prior null if it is not known; then nothing is compared
   * @param samples fewer than {@link ModelEvaluation#SAMPLES} shorten the rejection sampling
   */
  static DistributionFidelity measure(
      InverseModel model,
      @Nullable DesignPrior prior,
      int samples,
      long seed,
      EvaluationSteps steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    Property p = space.properties().getFirst();
    if (prior == null) {
      return new DistributionFidelity(p, List.of());
    }
    JointTargets joint = new JointTargets(new Designer(model), space);
    List<double[]> targets = new ArrayList<>();
    for (double value : HitRates.targets(p)) {
      if (value < p.at(TOP)) {
        targets.add(joint.at(value, DesignBounds.of(space)));
      }
    }
    List<Accepted> accepted = accept(model, prior, targets, chunks(samples), seed, steps);
    LatentSampler sampler = new LatentSampler(model);
    WeightedSampler weighted = new WeightedSampler(model);
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      if (accepted.get(t).half.size() < MIN_ACCEPTED) {
        continue;
      }
      DesignMatrix x =
          sampler.draw(
              targets.get(t), Randoms.normals(seed, 0, DRAWN, model.card().latent()), DRAWN);
      double[][] drawn = sorted(x);
      double[][] truth = sorted(space.designs(accepted.get(t).half.toArray(float[][]::new)));
      double worst = 0;
      for (int j = 0; j < space.dx(); j++) {
        worst = Math.max(worst, distance(truth[j], drawn[j]));
      }
      double[][] within = sorted(space.designs(accepted.get(t).whole.toArray(float[][]::new)));
      rows.add(
          new Row(
              targets.get(t)[0],
              worst,
              truth,
              drawn,
              weighted.applies() ? weighted(weighted, space, targets.get(t), within, seed) : null));
    }
    return new DistributionFidelity(p, rows);
  }

  /** Designs of the prior on a target: within half of its tolerance, and within the whole of it. */
  private record Accepted(List<float[]> half, List<float[]> whole) {
    boolean full() {
      return half.size() >= MAX_ACCEPTED && whole.size() >= MAX_ACCEPTED;
    }

    void add(double miss, float[] design) {
      if (miss <= 1 && whole.size() < MAX_ACCEPTED) {
        whole.add(design);
      }
      if (miss <= 0.5 && half.size() < MAX_ACCEPTED) {
        half.add(design);
      }
    }
  }

  /** Sorted values by variable. */
  private static double[][] sorted(DesignMatrix x) {
    double[][] sorted = new double[x.columns()][];
    for (int j = 0; j < sorted.length; j++) {
      sorted[j] = x.column(j);
      Arrays.sort(sorted[j]);
    }
    return sorted;
  }

  private static @Nullable Weighted weighted(
      WeightedSampler sampler, DesignSpace space, double[] target, double[][] truth, long seed)
      throws BackcastException {
    Target asked = new Target(target, space.tolerances(target));
    WeightedDesigns designs = sampler.sample(asked, DesignBounds.of(space), seed);
    if (!designs.isEnough()) {
      return null;
    }
    double worst = 0;
    for (int j = 0; j < truth.length; j++) {
      worst = Math.max(worst, distance(truth[j], designs.designs().column(j), designs.weights()));
    }
    return new Weighted(worst, designs.effective(), designs.method());
  }

  /** Kolmogorov–Smirnov distance of a sorted sample from one with weights, in any order. */
  public static double distance(double[] sorted, double[] values, double[] weights) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double sum = Arrays.stream(weights).sum();
    double below = 0;
    double worst = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.length && j < order.length) {
      double at = Math.min(sorted[i], values[order[j]]);
      while (i < sorted.length && sorted[i] <= at) {
        i++;
      }
      while (j < order.length && values[order[j]] <= at) {
        below += weights[order[j]];
        j++;
      }
      worst = Math.max(worst, Math.abs(i / (double) sorted.length - below / sum));
    }
    return worst;
  }

  /** Scaled designs of the prior on each target, by the ensemble. */
  private static List<Accepted> accept(
      InverseModel model,
      DesignPrior prior,
      List<double[]> targets,
      int chunks,
      long seed,
      EvaluationSteps steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    Judge ensemble = Judge.refining(model);
    List<Accepted> accepted = new ArrayList<>();
    targets.forEach(t -> accepted.add(new Accepted(new ArrayList<>(), new ArrayList<>())));
    double[] reach = new double[targets.size()];
    for (int c = 0; c < chunks && !accepted.stream().allMatch(Accepted::full); c++) {
      steps.done(c / (double) chunks);
      float[][] valid = prior.snap(prior.draw(seed * 7_919 + c, CHUNK));
      float[][] guesses =
          Rows.of(model.predictFast(CHUNK, space.designs(valid).array()), space.dy());
      if (c == 0) {
        reach = reaches(space, ensemble, targets, valid, guesses);
      }
      for (int t = 0; t < targets.size(); t++) {
        double[] tolerances = space.tolerances(targets.get(t));
        double factor = reach[t];
        Target near =
            new Target(targets.get(t), Arrays.stream(tolerances).map(w -> w * factor).toArray());
        float[][] candidates =
            IntStream.range(0, accepted.get(t).full() ? 0 : CHUNK)
                .filter(i -> near.miss(space, guesses[i], 0) <= 1)
                .mapToObj(i -> valid[i])
                .toArray(float[][]::new);
        float[][] predicted =
            Rows.of(ensemble.predict(space.designs(candidates)).mean(), space.dy());
        Target goal = new Target(targets.get(t), tolerances);
        for (int i = 0; i < candidates.length; i++) {
          accepted.get(t).add(goal.miss(space, predicted[i], 0), candidates[i]);
        }
      }
    }
    return accepted;
  }

  /** How far from each target by the surrogate, in tolerances, a design on target may be. */
  private static double[] reaches(
      DesignSpace space, Judge ensemble, List<double[]> targets, float[][] valid, float[][] guesses)
      throws BackcastException {
    float[][] some = Arrays.copyOf(valid, COMPARED);
    float[][] judged = Rows.of(ensemble.predict(space.designs(some)).mean(), space.dy());
    double[] reach = new double[targets.size()];
    for (int t = 0; t < reach.length; t++) {
      Target target = new Target(targets.get(t), space.tolerances(targets.get(t)));
      reach[t] = NEAR;
      for (int i = 0; i < COMPARED; i++) {
        if (target.miss(space, judged[i], 0) <= 1) {
          reach[t] = Math.max(reach[t], MARGIN * target.miss(space, guesses[i], 0));
        }
      }
    }
    return reach;
  }

  /** By the square of the samples, so that it is little in the evaluation of a quick training. */
  private static int chunks(int samples) {
    double share = Math.min(1, samples / (double) ModelEvaluation.SAMPLES);
    return (int) Math.max(1, MAX_CHUNKS * share * share);
  }

  /** Kolmogorov–Smirnov distance of two samples, both sorted. */
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

  /** The distances, by the names that model cards use. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put(
          "%s_ks_at_%s".formatted(property.name(), HitRates.name(property, row.target)),
          row.distance);
      if (row.weighted != null) {
        metrics.put(
            "%s_weighted_ks_at_%s".formatted(property.name(), HitRates.name(property, row.target)),
            row.weighted.distance);
      }
    }
    return metrics;
  }
}
