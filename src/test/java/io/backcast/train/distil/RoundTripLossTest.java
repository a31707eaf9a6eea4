package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.net.Normalization;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundTripLossTest {
  private static final float TOLERANCE = 0.1f;

  /** Half a range is 1, so that scaled values are physical ones. */
  private static float loss(@Nullable PointMass mass, float predicted, float target) {
    DesignSpace space =
        new DesignSpace(
            List.of(new Variable("x", "x", "", -1, 1, 0, VariableKind.CONTINUOUS, 2)),
            List.of(
                new Property(
                    "y",
                    "y",
                    "y",
                    "",
                    mass == null ? -1 : 0,
                    mass == null ? 1 : 2,
                    2,
                    TOLERANCE,
                    mass)),
            List.of(),
            List.of());
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray one = manager.create(new float[] {predicted}, new Shape(1, 1));
      NDArray other = manager.create(new float[] {target}, new Shape(1, 1));
      return new RoundTripLoss(new Normalization(space), 1.5, 1, 1).of(one, other).getFloat();
    }
  }

  @Test
  void errorsWithinTheFreeMarginCostNothing() {
    assertThat(loss(null, 0.5f, 0.5f + TOLERANCE)).isZero();
    assertThat(loss(null, 0.5f, 0.5f + 2 * TOLERANCE)).isPositive();
    assertThat(loss(null, 0.5f, 0.5f - 3 * TOLERANCE))
        .isGreaterThan(loss(null, 0.5f, 0.5f - 2 * TOLERANCE));
  }

  @Test
  void aTargetInThePointMassCostsOnlyOutsideIt() {
    PointMass metal = new PointMass(0, "metal");
    assertThat(loss(metal, -3 * TOLERANCE, 0)).isZero();
    assertThat(loss(metal, -9 * TOLERANCE, 0)).isZero();
    assertThat(loss(metal, -TOLERANCE, 0)).isPositive();
    assertThat(loss(metal, 0.5f, 0.5f)).isZero();
  }

  @Test
  void withoutAPointMassZeroIsAValueLikeAnyOther() {
    assertThat(loss(null, -9 * TOLERANCE, 0)).isPositive();
  }
}
