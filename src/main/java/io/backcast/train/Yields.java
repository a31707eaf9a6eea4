package io.backcast.train;

import io.backcast.design.LatentSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well raw backward samples hit, by target, judged by the audit ensemble, which had no part in
 * training the backward network.
 *
 * @param rows one for each target of the first property
 */
record Yields(String property, List<Row> rows) {
  private static final int SAMPLES = 2_000;
  private static final double[] PLACES = {0.1, 0.2, 0.4, 0.6, 0.8};

  /**
   * One target.
   *
   * @param name the value, or what the point mass is called
   * @param within share within twice the tolerance, or of the class that was asked for
   * @param error mean absolute error
   */
  record Row(double target, String name, double within, double error) {}

  static Yields measure(InverseModel model, Ensemble judge) throws BackcastException {
    DesignSpace space = model.card().space();
    LatentSampler sampler = new LatentSampler(model);
    List<Row> rows = new ArrayList<>();
    Property p = space.properties().getFirst();
    if (p.pointMass() != null) {
      rows.add(row(sampler, judge, space, p.pointMass().value(), p.pointMass().name()));
    }
    for (double place : PLACES) {
      double value = p.lower() + place * (p.upper() - p.lower());
      rows.add(row(sampler, judge, space, value, String.format(Locale.ROOT, "%.2f", value)));
    }
    return new Yields(p.name(), rows);
  }

  private static Row row(
      LatentSampler sampler, Ensemble judge, DesignSpace space, double value, String name)
      throws BackcastException {
    Property p = space.properties().getFirst();
    double[] target = new double[space.dy()];
    for (int k = 0; k < target.length; k++) {
      Property q = space.properties().get(k);
      target[k] = k == 0 ? value : (q.lower() + q.upper()) / 2;
    }
    float[] x = sampler.draw(target, Randoms.normals(1, 0, SAMPLES, space.dx()), SAMPLES);
    float[][] f = new float[SAMPLES][];
    java.util.Arrays.setAll(f, i -> space.scaledRow(x, i));
    double within = 0;
    double error = 0;
    for (float[] judged : judge.audit(f).mean()) {
      double miss = Math.abs(p.physical(judged[0]) - value);
      boolean hit = p.isMass(value) ? p.isMass(judged[0]) : miss <= 2 * p.tolerance();
      within += hit ? 1 : 0;
      error += miss;
    }
    return new Row(value, name, within / SAMPLES, error / SAMPLES);
  }

  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put(String.format(Locale.ROOT, "%s_yield_at_%.2f", property, row.target), row.within);
    }
    return metrics;
  }
}
