package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Randoms;
import org.junit.jupiter.api.Test;

class RankAreaTest {
  private static double area(int exact, double[] probability, boolean[] positive) {
    RankArea area = new RankArea(exact);
    for (int i = 0; i < probability.length; i++) {
      area.add(probability[i], positive[i]);
    }
    return area.area();
  }

  @Test
  void itIsHowOftenTheRightRowOfTwoIsRankedHigher() {
    double[] probability = {0.1, 0.4, 0.35, 0.8};
    boolean[] positive = {false, false, true, true};
    for (int exact : new int[] {0, 2, 100}) {
      assertThat(area(exact, probability, positive)).as("exact " + exact).isEqualTo(0.75);
      assertThat(area(exact, new double[] {0.5, 0.5}, new boolean[] {false, true})).isEqualTo(0.5);
      assertThat(area(exact, new double[] {0.2, 0.7}, new boolean[] {true, true})).isNaN();
    }
  }

  @Test
  void rowsThatAreCountedGiveNearlyTheAreaOfRowsThatAreHeld() {
    int n = 20_000;
    float[] u = Randoms.uniforms(4, 0, n, 2);
    double[] probability = new double[n];
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      // most are very near 0 or 1, as those of a good model are
      double odds = Math.exp(12 * (u[2 * i] - 0.5) * 2);
      probability[i] = odds / (1 + odds);
      positive[i] = u[2 * i + 1] < 0.5 * probability[i] + 0.25;
    }
    double held = area(n, probability, positive);
    assertThat(held).isBetween(0.6, 0.9);
    assertThat(area(1_000, probability, positive)).isCloseTo(held, within(1e-5));
  }
}
