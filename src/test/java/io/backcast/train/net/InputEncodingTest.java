package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputEncodingTest {
  private static final Variable WIRE =
      new Variable(
          "wire", "w", "", 0, 2, 0, VariableKind.CATEGORICAL, 0, List.of("steel", "brass", "iron"));
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("p", "p", "", 0, 10, 5, VariableKind.CONTINUOUS, 2),
              WIRE,
              new Variable("n", "n", "", 1, 4, 2, VariableKind.INTEGER, 0)),
          List.of(Spaces.property(0, 1, 0.1, null)),
          List.of(),
          List.of());

  private final InputEncoding encoding = new InputEncoding(SPACE);

  @Test
  void aCategoryIsOneInputForEachNameAndANumberStaysAsItIs() {
    assertThat(encoding.width()).isEqualTo(5);
    for (int code = 0; code < 3; code++) {
      float[] e = encoding.encode(new float[] {0.3f, (float) WIRE.scale(code), -0.5f});
      float[] wanted = {0.3f, 0, 0, 0, -0.5f};
      wanted[1 + code] = 1;
      assertThat(e).isEqualTo(wanted);
    }
  }

  @Test
  void betweenTwoCodesAndBeyondTheLastTheNearestCategoryCounts() {
    float[][] designs = {
      {0, (float) WIRE.scale(0.4), 0},
      {0, (float) WIRE.scale(0.6), 0},
      {0, (float) WIRE.scale(2.49), 0},
      {0, (float) WIRE.scale(-0.49), 0}
    };
    int[] names = {0, 1, 2, 0};
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray f = manager.create(designs);
      float[] traced = encoding.encode(new TorchOps(manager), f).toFloatArray();
      for (int i = 0; i < designs.length; i++) {
        float[] e = encoding.encode(designs[i]);
        assertThat(e[1 + names[i]]).isEqualTo(1);
        assertThat(e[1] + e[2] + e[3]).isEqualTo(1);
        for (int c = 0; c < 5; c++) {
          assertThat(traced[i * 5 + c]).isEqualTo(e[c]);
        }
      }
    }
  }

  @Test
  void aCategoryHasNoSlope() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray slopes = manager.create(new float[] {1, 2, 3, 4, 5}, new Shape(1, 5));
      assertThat(encoding.slopes(new TorchOps(manager), slopes).toFloatArray())
          .containsExactly(1, 0, 5);
    }
  }
}
