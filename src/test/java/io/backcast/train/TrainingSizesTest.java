package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingSizesTest {
  private final Json json = new Json();

  private static long steps(TrainingPlan.Ensemble plan, int rows) {
    return plan.epochs() * Math.ceilDiv((long) (rows * 0.9), plan.batch());
  }

  @ParameterizedTest
  @EnumSource
  void theStepsDoNotGrowWithTheRows(TrainingPreset preset) {
    TrainingPlan nominal = preset.plan(json, 8_000);
    for (int rows : new int[] {20_000, 200_000, 2_000_000, 20_000_000}) {
      TrainingPlan large = preset.plan(json, rows);
      assertThat(steps(large.ensemble(), rows))
          .as("%s with %d rows", preset, rows)
          .isLessThanOrEqualTo(Math.max(10_000, steps(nominal.ensemble(), 8_000) * 12 / 10));
      assertThat(large.backward()).isEqualTo(nominal.backward());
      assertThat(large.surrogate()).isEqualTo(nominal.surrogate());
    }
  }

  @ParameterizedTest
  @EnumSource
  void someThousandRowsGetThePresetAsItIs(TrainingPreset preset) {
    assertThat(preset.plan(json, 8_000)).isEqualTo(preset.plan(json));
  }

  @Test
  void aSmallTableGetsFewerDesignsAndSteps() {
    TrainingPlan full = TrainingPreset.USUAL.plan(json);
    TrainingPlan thousand = TrainingPreset.USUAL.plan(json, 1_000);
    assertThat(thousand.ensemble()).isEqualTo(full.ensemble());
    assertThat(thousand.backward().steps()).isEqualTo(4_200);
    assertThat(thousand.backward().pool()).isEqualTo(500_000);
    assertThat(thousand.surrogate().steps()).isEqualTo(4_200);
    TrainingPlan dozen = TrainingPreset.USUAL.plan(json, 12);
    assertThat(dozen.backward().steps()).isEqualTo(full.backward().steps() / 4);
    assertThat(dozen.backward().pool()).isEqualTo(300_000);
  }

  @Test
  void aLargeTableIsSeenSeveralTimesInLargerBatches() {
    TrainingPlan.Ensemble plan = TrainingPreset.QUICK.plan(json, 200_000).ensemble();
    assertThat(plan.batch()).isEqualTo(512);
    assertThat(plan.epochs()).isBetween(12, 30);
    assertThat(plan.patience()).isLessThanOrEqualTo(plan.epochs());
  }

  @Test
  void aModelOfFewRowsIsEvaluatedWithFewerSamples() {
    assertThat(TrainingSizes.samples(8_000)).isEqualTo(2_000);
    assertThat(TrainingSizes.samples(100_000)).isEqualTo(2_000);
    assertThat(TrainingSizes.samples(4_000)).isEqualTo(1_300);
    assertThat(TrainingSizes.samples(1_000)).isEqualTo(500);
    assertThat(TrainingSizes.samples(20)).isEqualTo(500);
  }
}
