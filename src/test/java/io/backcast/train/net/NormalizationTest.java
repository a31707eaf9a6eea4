package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.PointMass;
import io.backcast.train.Spaces;
import org.junit.jupiter.api.Test;

class NormalizationTest {
  private final Normalization plain =
      new Normalization(Spaces.of(Spaces.property(2, 6, 0.1, null)));
  private final Normalization massive =
      new Normalization(Spaces.of(Spaces.property(0, 4, 0.1, new PointMass(0, "none"))));

  @Test
  void propertiesAreCountedFromTheMiddleOrFromThePointMassInHalfRanges() {
    assertThat(plain.scaleProperty(0, 6)).isEqualTo(1);
    assertThat(plain.scaleProperty(0, 2)).isEqualTo(-1);
    assertThat(massive.scaleProperty(0, 4)).isEqualTo(2);
    assertThat(massive.scaleProperty(0, 0)).isZero();
    for (float value : new float[] {-3, 0, 1.5f, 7}) {
      assertThat(plain.unscaleProperty(0, plain.scaleProperty(0, value)))
          .isCloseTo(value, within(1e-6f));
    }
  }

  @Test
  void graphsScaleAsNumbersDo() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      TorchOps o = new TorchOps(manager);
      NDArray x = manager.create(new float[] {0, 0.5f, 10, 4.5f, 5, 2.5f}, new Shape(3, 2));
      assertThat(plain.designToScaled(o, x).toFloatArray()).containsExactly(-1, -1, 1, 1, 0, 0);
      assertThat(plain.designToPhysical(o, plain.designToScaled(o, x)).toFloatArray())
          .containsExactly(x.toFloatArray());
      NDArray y = manager.create(new float[] {2, 4, 6}, new Shape(3, 1));
      assertThat(plain.propertyToScaled(o, y).toFloatArray()).containsExactly(-1, 0, 1);
      assertThat(plain.propertyToPhysical(o, plain.propertyToScaled(o, y)).toFloatArray())
          .containsExactly(2, 4, 6);
      NDArray slope = manager.create(new float[] {1, 1}, new Shape(1, 2));
      // half a range of y, 2, over half a range of p, 5, and of n, 2
      assertThat(plain.slopeToPhysical(o, slope, 0).toFloatArray()).containsExactly(0.4f, 1);
    }
  }

  @Test
  void theConditionSaysTheValueAndWhetherItIsTheClass() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      TorchOps o = new TorchOps(manager);
      NDArray y = manager.create(new float[] {-0.5f, 0, 0.5f}, new Shape(3, 1));
      assertThat(massive.conditionLength()).isEqualTo(2);
      assertThat(massive.condition(o, y).toFloatArray()).containsExactly(0, 1, 0, 1, 0.5f, 0);
      assertThat(plain.conditionLength()).isEqualTo(1);
      assertThat(plain.condition(o, y).toFloatArray()).containsExactly(-0.5f, 0, 0.5f);
    }
  }
}
