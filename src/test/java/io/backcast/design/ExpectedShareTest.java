package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedShareTest {
  private static final DesignSpace PLAIN =
      ClosedForms.space(
          List.of(ClosedForms.continuous("u", -1, 1)), ClosedForms.property("y", 0, 9, 1, null));

  private static double share(DesignSpace space, double target, float[] y, float[] std) {
    int[] rows = java.util.stream.IntStream.range(0, y.length).toArray();
    return ExpectedShare.of(
        space,
        new Target(new double[] {target}, new double[] {1}),
        new Predictions(y, std, 1),
        rows);
  }

  @Test
  void theShareIsThatOfANormalDistributionAboutThePrediction() {
    assertThat(share(PLAIN, 5, new float[] {5}, new float[] {1})).isCloseTo(0.6827, within(1e-4));
    // off by 2.5 on average, that is 3.1 a deviation: about one in four within one
    assertThat(share(PLAIN, 5, new float[] {5, 5}, new float[] {3.1f, 3.1f}))
        .isCloseTo(0.253, within(0.001));
    assertThat(share(PLAIN, 5, new float[] {6}, new float[] {1})).isCloseTo(0.4772, within(1e-4));
    assertThat(share(PLAIN, 5, new float[] {5.5f}, new float[] {0})).isEqualTo(1);
  }

  @Test
  void nothingIsExpectedWhereNothingIsKnown() {
    assertThat(share(PLAIN, 5, new float[] {5}, new float[] {Float.NaN})).isNaN();
    assertThat(share(PLAIN, 5, new float[0], new float[0])).isNaN();
    // where any value will do, nothing is asked that could be missed
    assertThat(share(PLAIN, Double.NaN, new float[] {5}, new float[] {0.1f})).isNaN();
  }

  @Test
  void allBeyondAPointMassBelongsToIt() {
    DesignSpace metal =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", -1, 1)),
            ClosedForms.property("y", 0, 9, 1, new PointMass(0, "metal")));
    assertThat(share(metal, 0, new float[] {-9}, new float[] {1})).isCloseTo(1, within(1e-6));
  }
}
