package io.backcast.train;

import io.backcast.design.LatentSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
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
   * @param within share within twice the tolerance
   * @param error mean absolute error
   */
  record Row(double target, double within, double error) {}

  static Yields measure(InverseModel model, Ensemble judge) throws BackcastException {
    DesignSpace space = model.card().space();
    LatentSampler sampler = new LatentSampler(model);
    List<Row> rows = new ArrayList<>();
    Property p = space.properties().getFirst();
    for (double place : PLACES) {
      double[] target = new double[space.dy()];
      for (int k = 0; k < target.length; k++) {
        Property q = space.properties().get(k);
        target[k] = q.lower() + (k == 0 ? place : 0.5) * (q.upper() - q.lower());
      }
      float[] x = sampler.draw(target, 1, 0, SAMPLES, Box.of(space));
      float[][] f = new float[SAMPLES][];
      java.util.Arrays.setAll(f, i -> space.scaledRow(x, i));
      float[][] judged = judge.audit(f).mean();
      double within = 0;
      double error = 0;
      for (float[] row : judged) {
        double miss = Math.abs(p.physical(row[0]) - target[0]);
        within += miss <= 2 * p.tolerance() ? 1 : 0;
        error += miss;
      }
      rows.add(new Row(target[0], within / SAMPLES, error / SAMPLES));
    }
    return new Yields(p.name(), rows);
  }

  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Row row : rows) {
      metrics.put(String.format(Locale.ROOT, "%s_yield_at_%.2f", property, row.target), row.within);
    }
    return metrics;
  }
}
