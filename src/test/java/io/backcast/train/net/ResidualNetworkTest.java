package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Randoms;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResidualNetworkTest {
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final ResidualNetwork net =
      new ResidualNetwork(new Parameters(manager, 3), "net", 3, 2, 8, 2);

  @AfterEach
  void free() {
    manager.close();
  }

  private static float[][] rows(int n) {
    RandomGenerator random = Randoms.generator(4);
    float[][] f = new float[n][3];
    for (float[] row : f) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return f;
  }

  private float[] forward(float[] row) {
    return net.forward(new TorchOps(manager), manager.create(row, new Shape(1, 3))).toFloatArray();
  }

  @Test
  void slopesAreFiniteDifferencesOfTheOutputs() {
    float h = 1e-2f;
    for (float[] row : rows(5)) {
      List<NDArray> slopes =
          net.slopes(new TorchOps(manager), manager.create(row, new Shape(1, 3)));
      assertThat(slopes).hasSize(2);
      for (int j = 0; j < 3; j++) {
        float[] up = row.clone();
        up[j] += h;
        float[] down = row.clone();
        down[j] -= h;
        for (int k = 0; k < 2; k++) {
          double expected = (forward(up)[k] - forward(down)[k]) / (2.0 * h);
          assertThat((double) slopes.get(k).toFloatArray()[j]).isCloseTo(expected, within(1e-3));
        }
      }
    }
  }

  @Test
  void inBatchesEveryRowGetsItsOwnOutputAlsoBeyondTheFirstChunk() {
    float[][] f = rows(4_321);
    float[][] y = BatchedInference.run(manager, net, f, 2);
    assertThat(y).hasNumberOfRows(4_321);
    for (int i : new int[] {0, 1_999, 2_000, 3_999, 4_000, 4_320}) {
      float[] alone = forward(f[i]);
      assertThat(y[i][0]).isCloseTo(alone[0], within(1e-6f));
      assertThat(y[i][1]).isCloseTo(alone[1], within(1e-6f));
    }
    assertThat(y[0][0]).isNotEqualTo(y[2_000][0]);
  }

  @Test
  void noRowsHaveNoOutputs() {
    assertThat(BatchedInference.run(manager, net, new float[0][], 2)).isEmpty();
  }

  @Test
  void smoothL1IsSquareBelowItsBendAndLinearAbove() {
    NDArray residual = manager.create(new float[] {0, 0.1f, -0.1f, 0.5f, -2});
    float[] loss = Losses.smoothL1(residual, 0.2f).toFloatArray();
    // r² / (2 · 0.2), then |r| − 0.1
    float[] expected = {0, 0.025f, 0.025f, 0.4f, 1.9f};
    for (int i = 0; i < expected.length; i++) {
      assertThat(loss[i]).isCloseTo(expected[i], within(1e-6f));
    }
  }
}
