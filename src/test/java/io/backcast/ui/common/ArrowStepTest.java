package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrowStepTest {
  /** As a table's column has them: three or four digits over its range. */
  private static double grid(double range) {
    return Math.pow(10, -Math.clamp(2 - Math.floor(Math.log10(range)), 0, 6));
  }

  @Test
  void everyPressMovesAndTheEndsAreReached() {
    for (double lower : new double[] {-3, 0, 1, 1.2312, 2.5, 1e4}) {
      for (double range = 1e-3; range < 1e5; range *= 1.3) {
        double upper = lower + range;
        for (double step : new double[] {range / 500, range / 50}) {
          walk(lower, step, grid(range), lower, upper);
          walk(upper, -step, grid(range), lower, upper);
        }
      }
    }
  }

  private static void walk(double start, double step, double grid, double lower, double upper) {
    double at = start;
    double end = step > 0 ? upper : lower;
    for (int presses = 0; at != end; presses++) {
      double next = ArrowStep.next(at, step, grid, lower, upper);
      assertThat((next - at) * Math.signum(step))
          .as("from %s by %s on %s in %s to %s", at, step, grid, lower, upper)
          .isPositive();
      assertThat(next).isBetween(lower, upper);
      assertThat(presses).isLessThan(1_100);
      at = next;
    }
  }
}
