package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearningCurvesTest {
  @Test
  void pointsOfOneNameFollowEachOtherAndNamesKeepTheirOrder() {
    LearningCurves one = new LearningCurves();
    one.add("b", 1, 10);
    one.add("a", 1, 20);
    LearningCurves other = new LearningCurves();
    other.add("b", 2, 30);
    one.addAll(other);
    assertThat(one.points().keySet()).containsExactly("b", "a");
    assertThat(one.points().get("b"))
        .usingRecursiveComparison()
        .isEqualTo(java.util.List.of(new double[] {1, 10}, new double[] {2, 30}));
  }
}
