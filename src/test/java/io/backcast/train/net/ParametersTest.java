package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void packedParametersKeepTheirValuesAndChangeWithTheWhole() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter matrix = parameters.uniform("m", 2, 2, 3);
      Parameter row = parameters.uniform("r", 2, 4);
      List<float[]> before = parameters.snapshot();
      NDArray packed = parameters.packed();
      assertThat(parameters.snapshot()).usingRecursiveComparison().isEqualTo(before);
      float[] m = before.get(0);
      // column by column
      assertThat(packed.toFloatArray())
          .startsWith(m[0], m[3], m[1], m[4], m[2], m[5])
          .endsWith(before.get(1));
      packed.muli(2);
      assertThat(matrix.values()[1]).isEqualTo(2 * m[1]);
      assertThat(row.values()[3]).isEqualTo(2 * before.get(1)[3]);
      List<float[]> parts = parameters.valuesOf(packed);
      assertThat(parts).usingRecursiveComparison().isEqualTo(parameters.snapshot());
      parameters.write(before, packed);
      assertThat(parameters.snapshot()).usingRecursiveComparison().isEqualTo(before);
    }
  }

  @Test
  void gradientsLieAsTheWeightsDoAndAreClearedForTheNextStep() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter matrix = parameters.uniform("m", 2, 2, 3);
      Parameter row = parameters.uniform("r", 2, 4);
      parameters.packed();
      for (int step = 0; step < 2; step++) {
        NDArray loss = matrix.array().square().sum().add(row.array().sum());
        collector.backward(loss);
        NDArray gradients = parameters.packedGradients(manager);
        NDArray rest = gradients.sub(parameters.packed().mul(2)).get("0:6");
        assertThat(rest.abs().max().getFloat()).isZero();
        assertThat(gradients.get("6:").toFloatArray()).containsOnly(1);
        parameters.clearGradients();
      }
    }
  }

  @Test
  void aWideProductIsThatOfAnyOtherRoute() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter weight = parameters.uniform("w", 70, 70, 90);
      Parameter bias = parameters.uniform("b", 70, 1, 90);
      parameters.packed();
      TorchOps o = new TorchOps(manager);
      NDArray h = manager.randomUniform(-1, 1, new Shape(48, 70));
      NDArray factors = manager.randomUniform(-1, 1, new Shape(48, 90));
      NDArray wide = o.silu(o.linear(h, weight, bias));
      NDArray plain = h.matMul(weight.array()).add(bias.array());
      plain = plain.mul(o.sigmoid(plain));
      assertThat(wide.sub(plain).abs().max().getFloat()).isLessThan(1e-5f);
      collector.backward(wide.mul(factors).sum());
      float[] one = parameters.packedGradients(manager).toFloatArray();
      parameters.clearGradients();
      collector.backward(plain.mul(factors).sum());
      float[] other = parameters.packedGradients(manager).toFloatArray();
      for (int i = 0; i < one.length; i++) {
        assertThat(one[i]).isCloseTo(other[i], org.assertj.core.api.Assertions.within(1e-4f));
      }
    }
  }
}
