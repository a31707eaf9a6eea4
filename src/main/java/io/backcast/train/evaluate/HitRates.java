package io.backcast.train.evaluate;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.Extrapolation;
import io.backcast.design.Judge;
import io.backcast.design.LatentSampler;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.io.Threads;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.RoundNumbers;
import io.backcast.model.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often designs hit their target, by target, before and after refinement. A {@link Judge}
 * measures it: the audit ensemble, which had no part in training the networks that made the
 * designs, where the model has one.
 *
 * @param property name of the first one
 * @param rows one for each of its targets
 * @param log whether the property is on a log scale
 */
public record HitRates(String property, List<Row> rows, boolean log) {

  /** Hit rates of a property on a linear scale. */
  public HitRates(String property, List<Row> rows) {
    this(property, rows, false);
  }

  /** So many targets at most on a log scale. */
  private static final int LOG_TARGETS = 6;

  /** Over a smaller ratio the numbers of a log scale are as those of a linear one. */
  private static final double LOG_TARGETS_FROM = 10;

  /**
   * The figures for one target.
   *
   * @param name the value, or what the point mass is called
   * @param hitRate share of raw samples within twice the tolerance, or in the point mass if that is
   *     the target
   * @param fastHitRate the same for samples of the fast generator
   * @param error mean absolute error of raw samples, physical unit
   * @param refinedError the same for refined designs, in the order drawn
   * @param bestError the same for the best refined designs, as {@code design} ranks them
   * @param variety median distance between neighbours among refined designs, in half-ranges
   * @param others what the other properties are asked for, in their units
   */
  public record Row(
      double target,
      String name,
      double hitRate,
      double fastHitRate,
      double error,
      double refinedError,
      double bestError,
      double variety,
      List<Double> others) {

    /** Figures of a model with one property. */
    public Row(
        double target,
        String name,
        double hitRate,
        double fastHitRate,
        double error,
        double refinedError,
        double bestError,
        double variety) {
      this(target, name, hitRate, fastHitRate, error, refinedError, bestError, variety, List.of());
    }
  }

  /**
   * Measures a model.
   *
   * @param samples for each target; a quarter of them is refined and kept
   */
  static HitRates measure(InverseModel model, int samples, EvaluationSteps steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    List<Row> rows = new ArrayList<>();
    Property p = space.properties().getFirst();
    Extrapolation extrapolation = new Extrapolation(model);
    if (p.pointMass() != null) {
      rows.add(
          row(
              model,
              new Designer(model, extrapolation),
              samples,
              p.pointMass().value(),
              p.pointMass().name()));
    }
    double[] targets = targets(p);
    // as many at a time as there are cores, so that it is told now and then how many are done
    for (int done = 0; done < targets.length; done += Threads.count()) {
      int first = done;
      rows.addAll(
          SideBySide.all(
              Math.min(Threads.count(), targets.length - first),
              i ->
                  row(
                      model,
                      new Designer(model, extrapolation),
                      samples,
                      targets[first + i],
                      name(p, targets[first + i]))));
      steps.done(rows.size() / (targets.length + 1.0));
    }
    return new HitRates(p.name(), rows, p.isLog());
  }

  /**
   * Round values over a property's range: multiples of a step, and half a step below the first, or
   * on a log scale powers of ten; the only value where the range is empty.
   */
  public static double[] targets(Property p) {
    if (p.isLog() && p.upper() >= LOG_TARGETS_FROM * p.lower()) {
      return RoundNumbers.between(p.lower(), p.upper(), LOG_TARGETS);
    }
    double raw = (p.upper() - p.lower()) / 4;
    if (!(raw > 0)) {
      return new double[] {p.lower()};
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    double leading = raw / magnitude;
    double step = magnitude * (leading < 2 ? 1 : leading < 5 ? 2 : 5);
    List<Double> values = new ArrayList<>();
    long first = (long) Math.floor(p.lower() / step) + 1;
    if ((first - 0.5) * step > p.lower()) {
      values.add((first - 0.5) * step);
    }
    for (long i = first; i * step < p.upper(); i++) {
      values.add(i * step);
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  /**
   * A target in words: four digits, or as many more as tell the property's values apart where they
   * lie far from zero.
   */
  static String name(Property p, double value) {
    if (p.isLog()) {
      return Numbers.significant(value, 4);
    }
    double size = Math.max(Math.abs(p.lower()), Math.abs(p.upper()));
    double range = 2 * p.halfRange();
    int digits = (int) Math.clamp(Math.ceil(Math.log10(Math.max(1, size / range))) + 3, 4, 10);
    return String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  private static Row row(
      InverseModel model, Designer designer, int samples, double value, String name)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] target = new JointTargets(designer, space).at(value, DesignBounds.of(space));
    float[] z = Randoms.normals(1, 0, samples, model.card().latent());
    Judge judge = Judge.of(model);
    TargetAccuracy raw =
        TargetAccuracy.of(new LatentSampler(model).draw(target, z, samples), judge, value);
    TargetAccuracy fast =
        TargetAccuracy.of(new LatentSampler(model, true).draw(target, z, samples), judge, value);
    DesignMatrix x =
        refined(
            designer, space, samples, new Target(target, space.tolerances(target)), Ranking.DRAWN);
    DesignMatrix best =
        refined(
            designer,
            space,
            samples,
            new Target(target, space.tolerances(target)),
            Ranking.TRUSTED);
    return new Row(
        value,
        name,
        raw.hitRate(),
        fast.hitRate(),
        raw.error(),
        TargetAccuracy.of(x, judge, value).error(),
        TargetAccuracy.of(best, judge, value).error(),
        variety(space.scaledRows(x)),
        Arrays.stream(target).skip(1).boxed().toList());
  }

  private static DesignMatrix refined(
      Designer designer, DesignSpace space, int samples, Target target, Ranking ranking)
      throws BackcastException {
    DesignBounds bounds = DesignBounds.of(space);
    DesignRequest request =
        DesignRequest.of(target, bounds)
            .samples(samples)
            .keep(samples / 4)
            .ranking(ranking)
            .build();
    return designer.design(request).designs().designs();
  }

  /** Median distance to the nearest neighbour, of scaled designs {@code [n][dx]}. */
  private static double variety(float[][] f) {
    double[] nearest = new double[f.length];
    Arrays.parallelSetAll(
        nearest,
        i -> {
          double smallest = Double.POSITIVE_INFINITY;
          for (int j = 0; j < f.length; j++) {
            smallest = i == j ? smallest : Math.min(smallest, Distances.squared(f[i], f[j]));
          }
          return Math.sqrt(smallest);
        });
    return Quantiles.of(nearest, 0.5);
  }

  /** The figures, by the names that model cards use. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put("%s_yield_at_%s".formatted(property, row.name), row.hitRate);
      metrics.put("%s_sketch_yield_at_%s".formatted(property, row.name), row.fastHitRate);
      metrics.put("%s_refined_error_at_%s".formatted(property, row.name), row.refinedError);
    }
    return metrics;
  }
}
