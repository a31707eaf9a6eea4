package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussNewtonTest {

  @Test
  void oneStepSolvesALinearProblemWithTheSmallestChange() {
    double[] step =
        new GaussNewton(2).step(new double[][] {{3, 4}}, new double[] {5}, 1, new boolean[2]);
    assertThat(step[0]).isCloseTo(0.6, within(1e-5));
    assertThat(step[1]).isCloseTo(0.8, within(1e-5));
  }

  @Test
  void aBlockedCoordinateStaysAndTheOthersMakeUpForIt() {
    double[] step =
        new GaussNewton(2)
            .step(new double[][] {{3, 4}}, new double[] {5}, 1, new boolean[] {false, true});
    assertThat(step[1]).isZero();
    assertThat(step[0] * 3).isCloseTo(5, within(1e-4));
  }

  @Test
  void severalPropertiesAreSolvedTogether() {
    double[][] jacobian = {{1, 0, 1}, {0, 2, 1}};
    double[] residual = {1, -1};
    double[] step = new GaussNewton(3).step(jacobian, residual, 2, new boolean[3]);
    for (int k = 0; k < 2; k++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += jacobian[k][j] * step[j];
      }
      assertThat(sum).isCloseTo(residual[k], within(1e-4));
    }
  }

  @Test
  void aVanishingSlopeGivesAFiniteStep() {
    double[] step =
        new GaussNewton(2).step(new double[][] {{0, 0}}, new double[] {1}, 1, new boolean[2]);
    assertThat(step).containsExactly(0, 0);
  }

  @Test
  void aStepDependsOnNothingThatWasAskedBefore() {
    double[][] one = {{3, 4, 1}};
    double[][] two = {{1, 0, 1}, {0, 2, 1}};
    double[] fresh = new GaussNewton(3).step(one, new double[] {5}, 1, new boolean[3]).clone();
    GaussNewton used = new GaussNewton(3);
    used.step(two, new double[] {1, -1}, 2, new boolean[] {true, false, false});
    assertThat(used.step(one, new double[] {5}, 1, new boolean[3])).containsExactly(fresh);
  }

  @Test
  void equationsBehindThoseAskedForDoNotCount() {
    double[][] two = {{3, 4}, {1, -1}};
    double[] fresh =
        new GaussNewton(2).step(new double[][] {{3, 4}}, new double[] {5}, 1, new boolean[2]);
    assertThat(new GaussNewton(2).step(two, new double[] {5, 9}, 1, new boolean[2]))
        .containsExactly(fresh);
  }
}
