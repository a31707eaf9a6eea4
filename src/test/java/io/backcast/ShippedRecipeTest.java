package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.Recipe;
import io.backcast.train.TrainingPreset;
import org.junit.jupiter.api.Test;

class ShippedRecipeTest {
  @Test
  void theThoroughPresetIsThatOfTheLargestShippedModel() throws Exception {
    Recipe recipe =
        new Json()
            .read(
                Models.MOS2.resolve("recipe.json"),
                Recipe.class,
                "/io/backcast/recipe.schema.json");
    // the model's point mass and symmetries leave the networks alone anyway
    assertThat(recipe.training())
        .usingRecursiveComparison()
        .ignoringFields("ensemble.stacking")
        .isEqualTo(TrainingPreset.THOROUGH.plan(new Json()));
  }
}
