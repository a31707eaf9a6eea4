package io.backcast.train.evaluate;

import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.train.loop.TrainingProgress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that is measured of a trained model.
 *
 * @param holdOut errors on held-out rows
 * @param hitRates how often designs hit their targets
 * @param boundedAccuracy the same inside narrowed bounds
 * @param fidelity of the distributions of designs
 * @param independent whether designs were judged by the audit ensemble; if not, it was by the
 *     ensemble that refined them
 */
public record ModelEvaluation(
    HoldOutEvaluation holdOut,
    HitRates hitRates,
    BoundedAccuracy boundedAccuracy,
    DistributionFidelity fidelity,
    boolean independent) {
  /** Samples for each target, enough for figures to two digits. */
  public static final int SAMPLES = 2_000;

  /**
   * Measures a model.
   *
   * @param model opened, with its calibration
   * @param holdOut the evaluation of its predictions
   * @param samples for each target, usually {@link #SAMPLES}
   * @param progress receives the progress of the report, and says whether to stop
   * @throws BackcastException if the model fails, or when cancelled
   */
  public static ModelEvaluation measure(
      InverseModel model,
      EvaluationRows rows,
      HoldOutEvaluation holdOut,
      int samples,
      TrainingProgress progress)
      throws BackcastException {
    return new ModelEvaluation(
        holdOut,
        HitRates.measure(model, samples, new EvaluationSteps(progress, 0, 0.2)),
        BoundedAccuracy.measure(model, samples, new EvaluationSteps(progress, 0.2, 0.6)),
        DistributionFidelity.measure(
            model, rows.prior(), samples, rows.seed(), new EvaluationSteps(progress, 0.6, 1)),
        Judge.of(model).independent());
  }

  /** All figures for the model card; one that nothing could be measured for is left out. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>(holdOut.metrics());
    metrics.putAll(hitRates.metrics());
    metrics.putAll(fidelity.metrics());
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }
}
