package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxGraphTest {
  private static final int MEMBERS = 3;

  @TempDir private Path folder;

  private OnnxGraph network(boolean membersFirst) throws Exception {
    Path file = folder.resolve("sum.onnx");
    SumNetwork.write(file, 2, MEMBERS, membersFirst, "any");
    return OnnxGraph.lock(file);
  }

  private static float[] designs(int n) {
    float[] x = new float[2 * n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = i;
      x[2 * i + 1] = 0.5f;
    }
    return x;
  }

  @Test
  void theFileLeavesTheNumberOfMembersOpen() throws Exception {
    try (OnnxGraph graph = network(true)) {
      assertThat(graph.signature().outputs().getFirst().shape()).containsExactly(-1L, -1L, 1L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, OnnxGraph.CHUNK, OnnxGraph.CHUNK + 1, 3 * OnnxGraph.CHUNK - 7})
  void membersWhoseNumberIsOpenAreJoinedInOrder(int n) throws Exception {
    try (OnnxGraph graph = network(true)) {
      float[] y = graph.run(n, List.of(designs(n))).getFirst();
      assertThat(y).hasSize(MEMBERS * n);
      for (int k = 0; k < MEMBERS; k++) {
        for (int i = 0; i < n; i++) {
          assertThat(y[k * n + i]).isEqualTo(i + 0.5f + k);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 2 * OnnxGraph.CHUNK})
  void designsOnTheWrongAxisAreRefused(int n) throws Exception {
    try (OnnxGraph graph = network(false)) {
      assertThatThrownBy(() -> graph.run(n, List.of(designs(n))))
          .isInstanceOfSatisfying(
              BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_MODEL))
          .hasMessageContaining("sum.onnx: output y has not one entry a design (shape [")
          .hasMessageEndingWith("Export it with the designs on the second axis.");
    }
  }

  @Test
  void nothingComesOutOfAClosedNetwork() throws Exception {
    OnnxGraph graph = network(true);
    graph.close();
    graph.close();
    assertThatThrownBy(() -> graph.run(1, List.of(designs(1))))
        .hasMessageEndingWith("sum.onnx has been closed.");
  }

  @Test
  void chunksAreJoinedBlockByBlock() {
    OnnxOutput first = OnnxOutput.of(1, 2, new long[] {2, 2, 1}, new float[] {1, 2, 11, 12});
    OnnxOutput second = OnnxOutput.of(1, 1, new long[] {2, 1, 1}, new float[] {3, 13});
    assertThat(OnnxOutput.join(List.of(first, second), 3)).containsExactly(1, 2, 3, 11, 12, 13);
    assertThatThrownBy(() -> OnnxOutput.of(1, 2, new long[] {2}, new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape [2] for 2 designs");
  }
}
