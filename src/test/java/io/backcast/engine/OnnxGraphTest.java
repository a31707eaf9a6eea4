package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Randoms;
import io.backcast.model.RowSource;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxGraphTest {
  private static final int MEMBERS = 3;
  private static final int CHUNK = 512;

  @TempDir private Path folder;

  private OnnxGraph network(boolean membersFirst) throws Exception {
    Path file = folder.resolve("sum.onnx");
    SumNetwork.write(file, 2, MEMBERS, membersFirst, "any");
    return OnnxGraph.open(file);
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
  @ValueSource(ints = {1, CHUNK, CHUNK + 1, 3 * CHUNK - 7})
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
  @ValueSource(ints = {2, 2 * CHUNK})
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
    OutputLayout layout = OutputLayout.of("y", 1, 2, new long[] {2, 2, 1});
    float[] out = layout.room(3);
    layout.copy(FloatBuffer.wrap(new float[] {1, 2, 11, 12}), 2, out, 0, 3);
    layout.copy(FloatBuffer.wrap(new float[] {3, 13}), 1, out, 2, 3);
    assertThat(out).containsExactly(1, 2, 3, 11, 12, 13);
    assertThatThrownBy(() -> OutputLayout.of("y", 1, 2, new long[] {2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape [2] for 2 designs");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 777, 2_049})
  void neitherChunksNorWorkersChangeWhatComesOut(int n) throws Exception {
    Path shipped = Path.of("models", "projectile", "backward.onnx");
    try (OnnxGraph graph = OnnxGraph.open(shipped)) {
      int dz = Math.toIntExact(graph.signature().inputs().getFirst().shape().get(1));
      int dy = Math.toIntExact(graph.signature().inputs().get(1).shape().get(1));
      List<float[]> inputs = List.of(Randoms.normals(3, 0, n, dz), Randoms.uniforms(3, 0, n, dy));
      float[] one = graph.run(n, inputs, new RunTuning(4_096, 1)).getFirst();
      for (RunTuning how :
          List.of(new RunTuning(16, 1), new RunTuning(48, 3), new RunTuning(512, 2))) {
        assertThat(graph.run(n, inputs, how).getFirst()).as("%s", how).containsExactly(one);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 129, 2_049})
  void rowsMadeOnTheWayAreThoseOfArraysAndEachIsCheckedOnce(int n) throws Exception {
    try (OnnxGraph graph = OnnxGraph.open(Path.of("models", "projectile", "backward.onnx"))) {
      int dz = Math.toIntExact(graph.signature().inputs().getFirst().shape().get(1));
      int dy = Math.toIntExact(graph.signature().inputs().get(1).shape().get(1));
      RowSource z = RowSource.normals(3, 40, dz);
      float[] goal = Randoms.uniforms(3, 0, 1, dy);
      float[] repeated = new float[n * dy];
      for (int i = 0; i < repeated.length; i++) {
        repeated[i] = goal[i % dy];
      }
      float[] one = graph.run(n, List.of(Randoms.normals(3, 40, n, dz), repeated)).getFirst();
      AtomicIntegerArray seen = new AtomicIntegerArray(one.length);
      int dx = one.length / n;
      float[] made =
          graph
              .run(
                  n,
                  List.of(z, RowSource.repeated(goal)),
                  (from, to, x) -> {
                    for (int i = from * dx; i < to * dx; i++) {
                      // what is checked is there already
                      seen.addAndGet(i, x[i] == one[i] ? 1 : 2);
                    }
                  })
              .getFirst();
      assertThat(made).containsExactly(one);
      assertThat(IntStream.range(0, one.length).map(seen::get)).containsOnly(1);
      assertThat(z.rows(n)).containsExactly(Randoms.normals(3, 40, n, dz));
      assertThat(RowSource.repeated(goal).rows(n)).containsExactly(repeated);
    }
  }

  @Test
  void aRunLeavesTheResultsOfTheLastOneAlone() throws Exception {
    try (OnnxGraph graph = network(true)) {
      float[] first = graph.run(2, List.of(designs(2))).getFirst();
      graph.run(2, List.of(new float[] {5, 5, 5, 5}));
      assertThat(first).startsWith(0.5f, 1.5f);
    }
  }

  @Test
  void aBatchIsCutEvenlyAtMultiplesOfTheGrain() {
    for (int n : new int[] {1, 17, 600, 5_000, 100_001}) {
      RunTuning.Cut cut = new RunTuning(512, 2).cut(n);
      assertThat(cut.rows() % RunTuning.GRAIN).isZero();
      assertThat(cut.rows()).isLessThanOrEqualTo(512);
      assertThat((cut.calls() - 1) * cut.rows()).isLessThan(n);
      assertThat(cut.calls() * cut.rows()).isGreaterThanOrEqualTo(n);
    }
    assertThat(new RunTuning(512, 1).cut(2_000)).isEqualTo(new RunTuning.Cut(512, 4, 1));
  }

  @Test
  void designsOnTheWrongAxisAreFoundInALaterRunToo() throws Exception {
    try (OnnxGraph graph = network(false)) {
      // as many designs as members look right
      graph.run(MEMBERS, List.of(designs(MEMBERS)));
      assertThatThrownBy(() -> graph.run(5, List.of(designs(5))))
          .isInstanceOf(BackcastException.class)
          .hasMessageContaining("has not one entry a design (shape [");
    }
  }
}
