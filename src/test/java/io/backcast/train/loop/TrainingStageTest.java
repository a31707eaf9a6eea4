package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.TrainingPlan;
import io.backcast.train.TrainingPreset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrainingStageTest {
  private final TrainingPlan quick = TrainingPreset.QUICK.plan(new Json());

  @Test
  void aWholePlanGoesThroughAllStagesInOrder() {
    assertThat(TrainingStage.of(quick)).containsExactly(TrainingStage.values());
  }

  @Test
  void whatThePlanLeavesOutIsNoStage() {
    TrainingPlan.Ensemble e = quick.ensemble();
    TrainingPlan less =
        new TrainingPlan(
            0.1,
            new TrainingPlan.Ensemble(
                e.members(),
                0,
                e.width(),
                e.depth(),
                e.epochs(),
                e.batch(),
                e.rate(),
                e.decay(),
                e.patience()),
            quick.surrogate(),
            quick.backward(),
            null);
    assertThat(TrainingStage.of(less))
        .hasSize(TrainingStage.values().length - 2)
        .doesNotContain(TrainingStage.COMPARISON, TrainingStage.FAST_GENERATOR)
        // without hold-out members every row is left out once by a cross-validation
        .contains(TrainingStage.HOLD_OUT_ENSEMBLE);
  }

  @Test
  void everyStageHasAnotherNameAsACheckpointNeeds() {
    assertThat(Arrays.stream(TrainingStage.values()).map(TrainingStage::label).distinct())
        .hasSize(TrainingStage.values().length);
  }
}
