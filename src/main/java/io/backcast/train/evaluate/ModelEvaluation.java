package io.backcast.train.evaluate;

import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.GeneratorReview;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.evaluate.check.CheckOptions;
import io.backcast.train.evaluate.check.GeneratorChecks;
import io.backcast.train.loop.TrainingProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured of a trained model.
 *
 * @param holdOut errors on held-out rows
 * @param hitRates how often designs hit their targets
 * @param boundedAccuracy the same inside narrowed bounds
 * @param fidelity of the distributions of designs
 * @param independent whether designs were judged by the audit ensemble; if not, it was by the
 *     ensemble that refined them
 * @param intervals how those of every property hold; empty if the model states none
 * @param checks of the generator; null if the prior is not known
 */
public record ModelEvaluation(
    HoldOutEvaluation holdOut,
    HitRates hitRates,
    BoundedAccuracy boundedAccuracy,
    DistributionFidelity fidelity,
    boolean independent,
    List<IntervalCheck> intervals,
    @Nullable GeneratorChecks checks) {
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
        HitRates.measure(model, samples, new EvaluationSteps(progress, 0, 0.15)),
        BoundedAccuracy.measure(model, samples, new EvaluationSteps(progress, 0.15, 0.5)),
        DistributionFidelity.measure(
            model, rows.prior(), samples, rows.seed(), new EvaluationSteps(progress, 0.5, 0.8)),
        Judge.of(model).independent(),
        holdOut.checkIntervals(model.card()),
        checks(model, rows, samples, new EvaluationSteps(progress, 0.8, 1)));
  }

  private static @Nullable GeneratorChecks checks(
      InverseModel model, EvaluationRows rows, int samples, EvaluationSteps steps)
      throws BackcastException {
    DesignPrior prior = rows.prior();
    if (prior == null) {
      return null;
    }
    int dy = model.card().space().dy();
    float[] known = rows.heldOutProperties();
    double[][] y = new double[known.length / dy][dy];
    for (int i = 0; i < known.length; i++) {
      y[i / dy][i % dy] = known[i];
    }
    return GeneratorChecks.measure(
        model,
        (seed, n) -> prior.snap(prior.draw(seed, n)),
        rows.heldOutDesigns(model.card().space()),
        y,
        CheckOptions.usual(rows.seed()).times(samples / (double) SAMPLES),
        steps::done);
  }

  /** All figures for the model card; one that nothing could be measured for is left out. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>(holdOut.metrics());
    intervals.forEach(check -> metrics.putAll(check.metrics()));
    metrics.putAll(hitRates.metrics());
    metrics.putAll(boundedAccuracy.metrics());
    metrics.putAll(fidelity.metrics());
    if (checks != null) {
      metrics.putAll(checks.metrics());
    }
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }

  /** What the checks of the generator say, for the model card; null if there are none. */
  public @Nullable GeneratorReview review() {
    return checks == null ? null : checks.review();
  }
}
