package io.backcast.train.evaluate;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.LatentSampler;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.distil.TrainedEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well designs hit, by target: raw backward samples and refined ones, judged by the audit
 * ensemble, which had no part in training the networks that made them.
 *
 * @param rows one for each target of the first property
 */
public record HitRates(String property, List<Row> rows) {
  private static final int SAMPLES = 2_000;
  private static final int REFINED = 500;

  /**
   * One target.
   *
   * @param name the value, or what the point mass is called
   * @param within share of raw samples within twice the tolerance, or of the class asked for
   * @param sketched the same share of what the sketch network draws
   * @param error mean absolute error of raw samples
   * @param refinedError mean absolute error of refined designs, as drawn
   * @param bestError the same for as many of the best, as {@code design} ranks them
   * @param variety median distance between neighbours among refined designs, in half-ranges
   */
  public record Row(
      double target,
      String name,
      double within,
      double sketched,
      double error,
      double refinedError,
      double bestError,
      double variety) {}

  public static HitRates measure(InverseModel model, TrainedEnsemble judge)
      throws BackcastException {
    DesignSpace space = model.card().space();
    List<Row> rows = new ArrayList<>();
    Property p = space.properties().getFirst();
    if (p.pointMass() != null) {
      rows.add(row(model, judge, p.pointMass().value(), p.pointMass().name()));
    }
    for (double value : targets(p)) {
      rows.add(row(model, judge, value, String.format(Locale.ROOT, "%.4g", value)));
    }
    return new HitRates(p.name(), rows);
  }

  /** Round values over a property's range: multiples of a step, and half of the first. */
  public static double[] targets(Property p) {
    double raw = (p.upper() - p.lower()) / 4;
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

  /** A target with the first property at a value and the others in the middle of their ranges. */
  public static double[] around(DesignSpace space, double value) {
    double[] target = new double[space.dy()];
    for (int k = 0; k < target.length; k++) {
      Property q = space.properties().get(k);
      target[k] = k == 0 ? value : (q.lower() + q.upper()) / 2;
    }
    return target;
  }

  private static Row row(InverseModel model, TrainedEnsemble judge, double value, String name)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] target = around(space, value);
    float[] z = Randoms.normals(1, 0, SAMPLES, model.card().latent());
    TargetAccuracy raw =
        TargetAccuracy.of(
            new LatentSampler(model).draw(target, z, SAMPLES).array(), space, judge, value);
    TargetAccuracy sketched =
        TargetAccuracy.of(
            new LatentSampler(model, true).draw(target, z, SAMPLES).array(), space, judge, value);
    float[] x = refined(model, new Target(target, space.tolerances()), Ranking.DRAWN);
    float[] best = refined(model, new Target(target, space.tolerances()), Ranking.TRUSTED);
    return new Row(
        value,
        name,
        raw.within(),
        sketched.within(),
        raw.error(),
        TargetAccuracy.of(x, space, judge, value).error(),
        TargetAccuracy.of(best, space, judge, value).error(),
        variety(space.scaledRows(x)));
  }

  private static float[] refined(InverseModel model, Target target, Ranking ranking)
      throws BackcastException {
    DesignBounds bounds = DesignBounds.of(model.card().space());
    DesignRequest request =
        DesignRequest.of(target, bounds).samples(SAMPLES).keep(REFINED).ranking(ranking).build();
    return new Designer(model).design(request).designs().x();
  }

  private static double variety(float[][] f) {
    double[] nearest = new double[f.length];
    Arrays.parallelSetAll(
        nearest,
        i -> {
          double least = Double.POSITIVE_INFINITY;
          for (int j = 0; j < f.length; j++) {
            least = i == j ? least : Math.min(least, DataSummarizer.squared(f[i], f[j]));
          }
          return Math.sqrt(least);
        });
    return Quantiles.of(nearest, 0.5);
  }

  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put("%s_yield_at_%s".formatted(property, row.name), row.within);
      metrics.put("%s_sketch_yield_at_%s".formatted(property, row.name), row.sketched);
      metrics.put("%s_refined_error_at_%s".formatted(property, row.name), row.refinedError);
    }
    return metrics;
  }
}
