package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {

  @Test
  void theSlopeOfEveryPropertyAndVariableIsTheOneOfTheFormula() throws Exception {
    var space =
        ClosedForms.space(
            java.util.List.of(
                ClosedForms.continuous("a", -1, 3), ClosedForms.continuous("b", 10, 20)),
            ClosedForms.property("p", 0, 1, 1, null),
            ClosedForms.property("q", 0, 1, 1, null));
    ClosedFormModel model =
        ClosedFormModel.of("two", space, 1, (z, y) -> new double[2])
            .surrogate(x -> new double[] {x[0] * x[0] + 3 * x[1], x[0] * x[1]})
            .build();
    InverseModel.Gradient at = model.gradient(2, new float[] {1, 12, 2, 15});
    assertThat(at.y()).containsExactly(37, 12, 49, 30);
    float[] exact = {2, 3, 12, 1, 4, 3, 15, 2};
    for (int i = 0; i < exact.length; i++) {
      assertThat(at.dyDx()[i]).isCloseTo(exact[i], within(4e-3f));
    }
  }
}
