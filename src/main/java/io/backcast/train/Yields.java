package io.backcast.train;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.LatentSampler;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
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
record Yields(String property, List<Row> rows) {
  private static final int SAMPLES = 2_000;
  private static final int REFINED = 500;

  /**
   * One target.
   *
   * @param name the value, or what the point mass is called
   * @param within share of raw samples within twice the tolerance, or of the class asked for
   * @param error mean absolute error of raw samples
   * @param refinedError mean absolute error of refined designs, as drawn
   * @param variety median distance between neighbours among refined designs, in half-ranges
   */
  record Row(
      double target,
      String name,
      double within,
      double error,
      double refinedError,
      double variety) {}

  static Yields measure(InverseModel model, Ensemble judge) throws BackcastException {
    DesignSpace space = model.card().space();
    List<Row> rows = new ArrayList<>();
    Property p = space.properties().getFirst();
    if (p.pointMass() != null) {
      rows.add(row(model, judge, p.pointMass().value(), p.pointMass().name()));
    }
    for (double value : targets(p)) {
      rows.add(row(model, judge, value, String.format(Locale.ROOT, "%.4g", value)));
    }
    return new Yields(p.name(), rows);
  }

  /** Round values over a property's range: multiples of a step, and half of the first. */
  static double[] targets(Property p) {
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
  static double[] around(DesignSpace space, double value) {
    double[] target = new double[space.dy()];
    for (int k = 0; k < target.length; k++) {
      Property q = space.properties().get(k);
      target[k] = k == 0 ? value : (q.lower() + q.upper()) / 2;
    }
    return target;
  }

  private static Row row(InverseModel model, Ensemble judge, double value, String name)
      throws BackcastException {
    DesignSpace space = model.card().space();
    Property p = space.properties().getFirst();
    double[] target = around(space, value);
    float[] z = Randoms.normals(1, 0, SAMPLES, model.card().latent());
    float[] x = new LatentSampler(model).draw(target, z, SAMPLES);
    double within = 0;
    double error = 0;
    for (float[] judged : judge.audit(scaled(space, x)).mean()) {
      double miss = Math.abs(p.physical(judged[0]) - value);
      boolean hit = p.isMass(value) ? p.isMass(judged[0]) : miss <= 2 * p.tolerance();
      within += hit ? 1 : 0;
      error += miss;
    }
    double[] tolerances = space.properties().stream().mapToDouble(Property::tolerance).toArray();
    DesignRequest request =
        new DesignRequest(
            new Target(target, tolerances),
            Box.of(space),
            1,
            0,
            SAMPLES,
            REFINED,
            true,
            false,
            Ranking.DRAWN);
    DesignResult refined = new Designer(model).design(request);
    float[][] f = scaled(space, refined.designs().x());
    return new Row(
        value,
        name,
        within / SAMPLES,
        error / SAMPLES,
        Arrays.stream(judge.audit(f).mean())
            .mapToDouble(y -> Math.abs(p.physical(y[0]) - value))
            .average()
            .orElse(Double.NaN),
        variety(f));
  }

  private static float[][] scaled(DesignSpace space, float[] x) {
    float[][] f = new float[x.length / space.dx()][];
    Arrays.setAll(f, i -> space.scaledRow(x, i));
    return f;
  }

  private static double variety(float[][] f) {
    double[] nearest = new double[f.length];
    Arrays.parallelSetAll(
        nearest,
        i -> {
          double least = Double.POSITIVE_INFINITY;
          for (int j = 0; j < f.length; j++) {
            least = i == j ? least : Math.min(least, Digester.squared(f[i], f[j]));
          }
          return Math.sqrt(least);
        });
    return Quantiles.of(nearest, 0.5);
  }

  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put("%s_yield_at_%s".formatted(property, row.name), row.within);
      metrics.put("%s_refined_error_at_%s".formatted(property, row.name), row.refinedError);
    }
    return metrics;
  }
}
