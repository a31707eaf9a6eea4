package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("networks")
class ModelExaminationTest {
  /**
   * Of three properties of a spring most combinations occur nowhere; asked for, they tell nothing.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mos2-strain", "projectile", "spring"})
  void theShippedModelsAreSound(String name) throws Exception {
    try (InverseModel model = new ModelFolder(new Json()).open(Path.of("models", name))) {
      ModelExamination found = ModelExamination.of(model);
      assertThat(found.doubts()).isEmpty();
      assertThat(found.untested()).isEmpty();
    }
  }
}
