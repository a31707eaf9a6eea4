package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InferenceCheckTest {
  private static final Path FOLDER = Path.of("model");

  @Test
  void aModelWithFiniteOutputsOfTheRightSizePasses() {
    assertThatCode(() -> InferenceCheck.check(ClosedForms.linear().build(), FOLDER))
        .doesNotThrowAnyException();
  }

  @Test
  void aDamagedNetworkIsNamedByItsKeyInTheCard() {
    InverseModel model =
        ClosedForms.linear().fastGenerator((z, y) -> new double[] {Double.NaN, 0}).build();
    assertThatThrownBy(() -> InferenceCheck.check(model, FOLDER))
        .hasMessage("model: the sketch network gives no finite number; its weights are damaged.");
  }
}
