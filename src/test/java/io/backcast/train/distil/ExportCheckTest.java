package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.train.Spaces;
import io.backcast.train.net.OnnxOps;
import io.backcast.train.net.Ops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCheckTest {
  @TempDir private Path folder;

  /** The sum of a design's variables, times a factor. */
  private record Sum(float factor) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> inputs) {
      return List.of(o.mul(o.sum(inputs.getFirst(), 1, true), o.scalar(factor)));
    }
  }

  @Test
  void differencesAreRelativeAboveOneAndAbsoluteBelow() {
    assertThat(ExportCheck.difference(new float[] {0.5f, -0.25f}, new float[] {0.5f, -0.25f}))
        .isZero();
    assertThat(ExportCheck.difference(new float[] {0.1f, 3}, new float[] {0.2f, 3}))
        .isCloseTo(0.1, within(1e-6));
    assertThat(ExportCheck.difference(new float[] {-101}, new float[] {-100}))
        .isCloseTo(0.01, within(1e-6));
    assertThat(ExportCheck.difference(new float[] {1, Float.NaN}, new float[] {1, 2})).isNaN();
  }

  private void verify(float written, float trained) throws Exception {
    OnnxOps o = new OnnxOps();
    OnnxExporter.Port x = new OnnxExporter.Port("x", -1, 2);
    String sum = new Sum(written).apply(o, List.of(o.input("x", -1, 2))).getFirst();
    o.output("y", sum, -1, 1);
    Path file = Files.write(folder.resolve("sum.onnx"), o.build(Map.of()));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      new ExportCheck(manager, Spaces.of(Spaces.property(0, 1, 0.1, null)))
          .verify(file, List.of(x), new Sum(trained), ExportCheck.LIMIT);
    }
  }

  @Test
  void aFileThatComputesWhatTheNetworkComputesPasses() {
    assertThatCode(() -> verify(2, 2)).doesNotThrowAnyException();
  }

  @Test
  void aFileThatComputesAnythingElseIsRefusedByName() {
    for (float other : new float[] {2.001f, -2, Float.NaN}) {
      assertThatThrownBy(() -> verify(other, 2))
          .isInstanceOfSatisfying(
              BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
          .hasMessageContaining("sum.onnx differs from the trained network");
    }
  }
}
