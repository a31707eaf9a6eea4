package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.PointMass;
import io.backcast.model.Randoms;
import io.backcast.train.Spaces;
import io.backcast.train.net.Normalization;
import java.util.Collections;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LabelledPoolTest {
  private static final int N = 60_000;

  /** Labels that are low far more often than high. */
  private static float[][] skewed(RandomGenerator random) {
    float[][] y = new float[N][1];
    for (float[] row : y) {
      row[0] = (float) Math.pow(random.nextDouble(), 3);
    }
    return y;
  }

  @Test
  void allTargetsAreDrawnEquallyOften() {
    Normalization normalization = new Normalization(Spaces.of(Spaces.property(0, 2, 0.1, null)));
    float[][] y = skewed(Randoms.generator(1));
    double[] weights = LabelledPool.weights(normalization, y, Collections.nCopies(N, 1f), 0.2);
    double[] shares = new double[5];
    double sum = 0;
    for (int i = 0; i < N; i++) {
      shares[Math.min(4, (int) (y[i][0] * 5))] += weights[i];
      sum += weights[i];
    }
    for (double share : shares) {
      assertThat(share / sum).isCloseTo(0.2, within(0.005));
    }
  }

  @Test
  void thePointMassGetsItsShareHoweverFewDesignsRepresentIt() {
    Normalization normalization =
        new Normalization(Spaces.of(Spaces.property(0, 2, 0.1, new PointMass(0, "none"))));
    float[][] y = skewed(Randoms.generator(2));
    for (int i = 0; i < 1_000; i++) {
      y[i][0] = -0.5f;
    }
    java.util.List<Float> multiplicities = new java.util.ArrayList<>(Collections.nCopies(N, 1f));
    for (int i = 0; i < 500; i++) {
      multiplicities.set(i, 40f);
    }
    double[] weights = LabelledPool.weights(normalization, y, multiplicities, 0.15);
    double masses = 0;
    double sum = 0;
    for (int i = 0; i < N; i++) {
      masses += i < 1_000 ? weights[i] : 0;
      sum += weights[i];
    }
    assertThat(masses / sum).isCloseTo(0.15, within(1e-6));
    assertThat(weights[0] / weights[900]).isCloseTo(40, within(1e-6));
  }

  @Test
  void rowsAreDrawnByTheirWeight() {
    LabelledPool pool =
        new LabelledPool(new float[3][], new float[3][], new double[] {0.2, 0.2, 1});
    RandomGenerator random = Randoms.generator(7);
    int[] counts = new int[3];
    for (int i = 0; i < 10_000; i++) {
      counts[pool.pick(random)]++;
    }
    assertThat(counts[0]).isBetween(1_850, 2_150);
    assertThat(counts[1]).isZero();
    assertThat(LabelledPool.uniform(new float[4][], new float[4][]).cumulative())
        .containsExactly(0.25, 0.5, 0.75, 1);
  }
}
