package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleScheduleTest {
  private final OneCycleSchedule cycle = new OneCycleSchedule(0.5, 1_001);

  @Test
  void theRateBeginsLowPeaksAfterATenthAndEndsNearNothing() {
    assertThat(cycle.at(0)).isCloseTo(0.5 / 25, within(1e-12));
    assertThat(cycle.at(100)).isCloseTo(0.5, within(1e-12));
    assertThat(cycle.at(1_000)).isCloseTo(0.5e-5, within(1e-12));
    // half way down a cosine
    assertThat(cycle.at(550)).isCloseTo((0.5 + 0.5e-5) / 2, within(1e-12));
  }

  @Test
  void itRisesOnceAndFallsOnce() {
    for (int step = 1; step <= 1_000; step++) {
      assertThat(cycle.at(step) > cycle.at(step - 1)).isEqualTo(step <= 100);
    }
  }

  @Test
  void aSingleStepHasARate() {
    assertThat(new OneCycleSchedule(0.5, 1).at(0)).isPositive();
  }
}
