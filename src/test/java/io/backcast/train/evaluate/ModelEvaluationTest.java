package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.DesignSpace;
import io.backcast.train.Spaces;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelEvaluationTest {
  private static final DesignSpace SPACE = Spaces.of(Spaces.property(0, 3, 0.1, null));

  /** Two held-out rows, predicted 0.1 and 0.3 too high, beside one row to train on. */
  private static HoldOutEvaluation holdOut() {
    return new HoldOutEvaluation(
        new TrainingData(
            new float[][] {{0, 0}, {1, 1}, {0, 1}},
            new float[][] {{1}, {2}, {2.5f}},
            new int[] {2},
            new int[] {0, 1}),
        SPACE,
        new EnsemblePrediction(new float[][] {{1.1f}, {2.3f}}, new float[][] {{0.1f}, {0.1f}}));
  }

  @Test
  void figuresGetTheNamesThatCardsUseAndWhatWasNotMeasuredIsLeftOut() {
    ModelEvaluation evaluation =
        new ModelEvaluation(
            holdOut(),
            new HitRates(
                "y", List.of(new HitRates.Row(1, "1.000", 0.9, 0.8, 0.1, Double.NaN, 0.01, 0.3))),
            new BoundedAccuracy(new double[0], List.of()),
            new DistributionFidelity(
                SPACE.properties().getFirst(),
                List.of(new DistributionFidelity.Row(1, 0.05, new double[2][0], new double[2][0]))),
            true);
    Map<String, Double> metrics = evaluation.metrics();
    assertThat(metrics.keySet())
        .containsExactly(
            "y_mae",
            "y_mae_10_nearest",
            "y_mae_forest",
            "y_yield_at_1.000",
            "y_sketch_yield_at_1.000",
            "y_ks_at_1.000");
    assertThat(metrics.get("y_mae")).isCloseTo(0.2, within(1e-6));
    // the only other row has 2.5
    assertThat(metrics.get("y_mae_10_nearest")).isCloseTo((1.5 + 0.5) / 2, within(1e-6));
    assertThat(metrics.get("y_mae_forest")).isCloseTo((1.5 + 0.5) / 2, within(1e-6));
    assertThat(metrics.get("y_sketch_yield_at_1.000")).isEqualTo(0.8);
  }
}
