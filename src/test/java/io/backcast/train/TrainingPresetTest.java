package io.backcast.train;

import static io.backcast.model.CouplingKind.SPLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingPresetTest {
  private final Json json = new Json();

  @Test
  void presetsHaveTheMeasuredSizes() {
    assertThat(TrainingPreset.QUICK.plan(json))
        .isEqualTo(
            new TrainingPlan(
                0.1,
                new TrainingPlan.Ensemble(
                    3,
                    2,
                    64,
                    2,
                    120,
                    128,
                    8e-3,
                    1e-4,
                    120,
                    new TrainingPlan.Stacking(5, 100, 1_000)),
                new TrainingPlan.Surrogate(64, 2, 60_000, 2_000, 512, 5e-3),
                new TrainingPlan.Backward(
                    3, 64, 300_000, 1_800, 512, 4e-3, 0.15, 0.5, 0, 0, null, SPLINE, null),
                new TrainingPlan.FastGenerator(48, 1, 1_500, 512, 5e-3, SPLINE)));
    assertThat(TrainingPreset.USUAL.plan(json))
        .isEqualTo(
            new TrainingPlan(
                0.1,
                new TrainingPlan.Ensemble(
                    5,
                    3,
                    256,
                    3,
                    600,
                    256,
                    4e-3,
                    1e-3,
                    150,
                    new TrainingPlan.Stacking(5, 200, 2_000)),
                new TrainingPlan.Surrogate(128, 3, 400_000, 12_000, 1024, 3e-3),
                new TrainingPlan.Backward(
                    3, 96, 4_000_000, 12_000, 1024, 2e-3, 0.15, 0.5, 0, 0, null, SPLINE, null),
                new TrainingPlan.FastGenerator(64, 1, 6_000, 1024, 3e-3, SPLINE)));
  }

  @ParameterizedTest
  @EnumSource
  void aPresetIsARecipeThatTheCommandTakes(TrainingPreset preset) throws Exception {
    String name = preset.name().toLowerCase(Locale.ROOT) + ".json";
    Path file =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/io/backcast/train/" + name)).toURI());
    Recipe recipe = json.read(file, Recipe.class, "/io/backcast/recipe.schema.json");
    assertThat(recipe.training()).isEqualTo(preset.plan(json));
  }
}
