package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityCurveTest {

  /**
   * Errors are normal with the stated deviation, and right is what is off by at most 1: the share
   * of right ones at a deviation s is erf(1 / (s √2)), which is 0.9 at 0.608 and 0.7 at 0.965.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.7, 0.5})
  void thresholdsAreThoseOfTheNormalDistribution(double wanted) {
    RandomGenerator random = Randoms.generator(5);
    int n = 20_000;
    double[] std = random.doubles(n, 0.05, 4).toArray();
    boolean[] right = new boolean[n];
    for (int i = 0; i < n; i++) {
      right[i] = Math.abs(random.nextGaussian() * std[i]) <= 1;
    }
    double threshold = ReliabilityCurve.fit(std, right).largestStd(wanted);
    assertThat(NormalCoverage.share(1 / threshold)).isCloseTo(wanted, within(0.035));
  }

  @Test
  void chanceHitsAtLargeDeviationsDoNotRaiseTheThreshold() {
    double[] std = new double[300];
    boolean[] right = new boolean[300];
    for (int i = 0; i < 300; i++) {
      std[i] = i / 100.0;
      // all right up to 1, a quarter right beyond, except sixty by chance near 2.5
      right[i] = i < 100 || i % 4 == 0 || (i >= 220 && i < 280);
    }
    assertThat(ReliabilityCurve.fit(std, right).largestStd(0.7)).isBetween(0.99, 1.05);
  }

  @Test
  void whereAllWereRightDeviationsThatWereNotSeenPassToo() {
    double[] std = Randoms.generator(7).doubles(100, 1e-5, 1e-4).toArray();
    boolean[] right = new boolean[100];
    Arrays.fill(right, true);
    assertThat(ReliabilityCurve.fit(std, right).largestStd(0.9)).isEqualTo(0.1);
    int last = 0;
    for (int i = 0; i < 100; i++) {
      last = std[i] > std[last] ? i : last;
    }
    right[last] = false;
    assertThat(ReliabilityCurve.fit(std, right).largestStd(0.9))
        .as("one was not, where it might be expected")
        .isLessThanOrEqualTo(1e-4);
  }

  @Test
  void theFittedShareNeverRisesAndKeepsTheMean() {
    RandomGenerator random = Randoms.generator(3);
    double[] std = random.doubles(500).toArray();
    boolean[] right = new boolean[500];
    int sum = 0;
    for (int i = 0; i < 500; i++) {
      right[i] = random.nextDouble() > 0.3 + 0.4 * std[i];
      sum += right[i] ? 1 : 0;
    }
    ReliabilityCurve curve = ReliabilityCurve.fit(std, right);
    for (int i = 1; i < 500; i++) {
      assertThat(curve.share()[i]).isLessThanOrEqualTo(curve.share()[i - 1]);
      assertThat(curve.std()[i]).isGreaterThanOrEqualTo(curve.std()[i - 1]);
    }
    assertThat(Arrays.stream(curve.share()).sum()).isCloseTo(sum, within(1e-9));
  }

  @Test
  void equalDeviationsShareTheirFit() {
    double[] std = new double[100];
    boolean[] right = new boolean[100];
    for (int i = 0; i < 100; i++) {
      right[i] = i < 60;
    }
    ReliabilityCurve curve = ReliabilityCurve.fit(std, right);
    assertThat(curve.share()).containsOnly(0.6);
    assertThat(curve.largestStd(0.7)).isZero();
  }

  @Test
  void tooFewPredictionsGiveNoThreshold() {
    double[] std = {0.1, 0.2, 0.3, 0.4};
    assertThat(ReliabilityCurve.fit(std, new boolean[] {true, true, true, true}).largestStd(0.7))
        .isZero();
    assertThat(ReliabilityCurve.fit(new double[0], new boolean[0]).largestStd(0.7)).isZero();
  }
}
