package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.Models;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InverseModelTest {
  /** Networks of 10 MB: that many leaks are 400 MB. */
  private static final int OPENED = 40;

  private static final long LEAK_KILOBYTES = 200_000;

  /** So often Java's whole heap may grow by what a leak would take. */
  private static final int TIMES = 15;

  private InverseModel model;
  private DesignSpace space;

  @BeforeAll
  void open() throws Exception {
    model = Models.mos2();
    space = model.card().space();
  }

  @AfterAll
  void close() {
    model.close();
  }

  private float[] designs(int n) {
    RandomGenerator random = Randoms.generator(17);
    float[] x = new float[n * space.dx()];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          (float) space.variables().get(i % space.dx()).unscale(1.9 * random.nextDouble() - 0.95);
    }
    return x;
  }

  @Test
  void designToLatentAndBackIsTheSameDesign() throws Exception {
    int n = 2_000;
    float[] x = designs(n);
    // each with its own gap: for another gap the latent point lies far outside the normal
    float[] y = model.gradient(n, x).y();
    float[] back = model.backward(n, model.forward(n, x, y).z(), y);
    for (int i = 0; i < x.length; i++) {
      double half = space.variables().get(i % space.dx()).halfRange();
      assertThat((back[i] - x[i]) / half).isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void everyRawSampleLiesInsideTheBounds() throws Exception {
    int n = 5_000;
    float[] z = Randoms.normals(1, 0, n, model.card().latent());
    float[] y = new float[n];
    Arrays.fill(y, 0.7f);
    float[] x = model.backward(n, z, y);
    DesignBounds bounds = DesignBounds.of(space);
    for (int i = 0; i < n; i++) {
      assertThat(bounds.contains(x, i)).isTrue();
    }
  }

  @Test
  void aRowComesOutTheSameWhateverItsNeighboursAre() throws Exception {
    int n = 1_700;
    float[] x = designs(n);
    float[] whole = model.predict(n, x);
    int m = whole.length / n;
    int from = 731;
    int part = 300;
    float[] alone =
        model.predict(part, Arrays.copyOfRange(x, from * space.dx(), (from + part) * space.dx()));
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < part; i++) {
        assertThat(alone[k * part + i]).isEqualTo(whole[k * n + from + i]);
      }
    }
  }

  @Test
  void theGradientIsTheSlopeOfItsOwnPrediction() throws Exception {
    int n = 50;
    float[] x = designs(n);
    InverseModel.Gradient at = model.gradient(n, x);
    for (int j = 0; j < space.dx(); j++) {
      double h = 2e-3 * space.variables().get(j).halfRange();
      float[] up = x.clone();
      float[] down = x.clone();
      for (int i = 0; i < n; i++) {
        up[i * space.dx() + j] += (float) h;
        down[i * space.dx() + j] -= (float) h;
      }
      float[] yUp = model.gradient(n, up).y();
      float[] yDown = model.gradient(n, down).y();
      for (int i = 0; i < n; i++) {
        double scaled = space.variables().get(j).halfRange();
        double numeric = (yUp[i] - yDown[i]) / (2 * h) * scaled;
        assertThat(at.dyDx()[i * space.dx() + j] * scaled).isCloseTo(numeric, within(0.02));
      }
    }
  }

  @Test
  void anEmptyBatchGivesAnEmptyAnswer() throws Exception {
    assertThat(model.predict(0, new float[0])).isEmpty();
  }

  @Test
  void openingAndClosingAgainAndAgainKeepsNoNativeMemory() throws Exception {
    OnnxGraph.open(Models.MOS2.resolve("gradient.onnx")).close();
    for (int i = 0; i < 20; i++) {
      OnnxGraph.open(Models.MOS2.resolve("predict.onnx")).close();
    }
    // what Java takes meanwhile is told from a leak by its end: a leak takes as much every time
    long least = Long.MAX_VALUE;
    for (int time = 0; time < TIMES && least >= LEAK_KILOBYTES; time++) {
      long before = residentKilobytes();
      for (int i = 0; i < OPENED; i++) {
        try (OnnxGraph graph = OnnxGraph.open(Models.MOS2.resolve("predict.onnx"))) {
          graph.run(1, List.of(space.reference()));
        }
      }
      least = Math.min(least, residentKilobytes() - before);
    }
    assertThat(least).isLessThan(LEAK_KILOBYTES);
  }

  private long residentKilobytes() throws Exception {
    System.gc();
    var status = java.nio.file.Path.of("/proc/self/status");
    org.junit.jupiter.api.Assumptions.assumeTrue(java.nio.file.Files.exists(status));
    return java.nio.file.Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
