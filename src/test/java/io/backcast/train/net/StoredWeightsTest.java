package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredWeightsTest {
  @TempDir private Path folder;

  @Test
  void anExportedNetworkIsReadBackToTheLastBitAndAnotherOneIsNot() throws Exception {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parameters parameters = new Parameters(manager, 1);
      ResidualNetwork net = new ResidualNetwork(parameters, "net", 3, 2, 8, 2);
      OnnxOps o = new OnnxOps();
      // slopes use the weights transposed too, as a surrogate's file does
      String x = o.input("x", -1, 3);
      o.output("y", net.forward(o, x), -1, 2);
      net.slopes(o, x);
      Path file = folder.resolve("net.onnx");
      Files.write(file, o.build(Map.of()));

      StoredWeights stored = StoredWeights.read(file);
      Parameters other = new Parameters(manager, 2);
      new ResidualNetwork(other, "net", 3, 2, 8, 2);
      assertThat(stored.into(other)).isTrue();
      assertSame(other.snapshot(), parameters.snapshot());

      Parameters wider = new Parameters(manager, 3);
      new ResidualNetwork(wider, "net", 3, 2, 9, 2);
      List<float[]> before = wider.snapshot();
      assertThat(stored.into(wider)).isFalse();
      assertSame(wider.snapshot(), before);
      assertThat(StoredWeights.none().into(wider)).isFalse();
    }
  }

  private static void assertSame(List<float[]> one, List<float[]> other) {
    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i)).containsExactly(other.get(i));
    }
  }
}
