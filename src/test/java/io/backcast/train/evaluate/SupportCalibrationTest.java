package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DataDensity;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.SupportScores;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.data.TrainingData;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores of held-back rows, against fresh rows of the same kind. */
class SupportCalibrationTest {
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(
              ClosedForms.continuous("a", -1, 1),
              ClosedForms.continuous("b", -1, 1),
              ClosedForms.continuous("c", -1, 1)),
          ClosedForms.property("y", -3, 3, 0.05, null));

  /** Near a diagonal plane of the box. */
  private static float[][] rows(int n, long seed) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][];
    for (int i = 0; i < n; i++) {
      float a = (float) (2 * random.nextDouble() - 1);
      float b = (float) (2 * random.nextDouble() - 1);
      f[i] =
          new float[] {a, b, (float) Math.clamp((a + b) / 2 + 0.05 * random.nextGaussian(), -1, 1)};
    }
    return f;
  }

  private static TrainingData data(int n, int held) {
    return new TrainingData(
        rows(n, 1),
        new float[n][1],
        IntStream.range(held, n).toArray(),
        IntStream.range(0, held).toArray());
  }

  private static double flagged(SupportScores scores, TrainingData data, float[][] designs)
      throws Exception {
    DataSummary summary = DataSummarizer.clusters(data.f(), 3);
    DataDensity density = new DataDensity(SPACE.group(), summary.centres(), summary.radii());
    double[] logs = density.ofScaled(designs);
    int outside = 0;
    for (double log : logs) {
      outside += scores.outside(log) ? 1 : 0;
    }
    return (double) outside / designs.length;
  }

  @Test
  void aboutOneInAHundredFreshRowsIsOutsideAndMostOfTheBoxIs() throws Exception {
    TrainingData data = data(2_400, 400);
    SupportScores scores = SupportCalibration.of(data, SPACE, 3);
    assertThat(scores.rows()).isEqualTo(400);
    assertThat(scores.folds()).isNull();
    assertThat(scores.quantiles()).hasSize(101).isSorted();
    assertThat(flagged(scores, data, rows(2_000, 9))).isBetween(0.001, 0.03);
    float[][] off = new float[200][];
    for (int i = 0; i < off.length; i++) {
      off[i] = new float[] {0.5f, 0.5f, (float) (-1 + i * 0.005)};
    }
    assertThat(flagged(scores, data, off)).isGreaterThan(0.9);
  }

  @Test
  void fewHeldOutRowsGiveWayToEveryRowHeldBackOnce() throws Exception {
    TrainingData data = data(300, 30);
    SupportScores scores = SupportCalibration.of(data, SPACE, 3);
    assertThat(scores.rows()).isEqualTo(300);
    assertThat(scores.folds()).isEqualTo(5);
    assertThat(flagged(scores, data, rows(2_000, 9))).isLessThan(0.04);
  }
}
