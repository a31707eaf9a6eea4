package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.Spaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
  private static final DesignSpace SPACE =
      Spaces.of(
          new Property("strength", "R", "strength", "MPa", 0, 80, 1, 1, null),
          new Property("cost", "c", "cost", "", 0, 1e-9, 1, 1e-11, null));

  @Test
  void theBestSimpleMethodThatIsBetterIsNamedWithBothFigures() {
    List<BaselineComparison> lost =
        BaselineComparison.lost(
            SPACE,
            Map.of(
                "strength_mae", 5.25,
                "strength_mae_10_nearest", 5.0,
                "strength_mae_forest", 4.5,
                "cost_mae", 1.25e-12,
                "cost_mae_10_nearest", 1e-12));
    assertThat(lost.stream().map(BaselineComparison::sentence))
        .containsExactly(
            "On held-out rows a random forest predicts strength better than this model: mean error"
                + " 4.5 MPa, the model's 5.25 MPa.",
            "On held-out rows the mean of the ten nearest rows predicts cost better than this"
                + " model: mean error 1e-12, the model's 1.25e-12.");
  }

  @Test
  void nothingIsSaidWhereTheModelIsBestOrNothingWasMeasured() {
    assertThat(
            BaselineComparison.lost(
                SPACE,
                Map.of(
                    "strength_mae", 4.0,
                    "strength_mae_10_nearest", 4.0,
                    "strength_mae_forest", 4.5,
                    "cost_mae_forest", 1.0)))
        .isEmpty();
  }
}
