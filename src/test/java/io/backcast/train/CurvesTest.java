package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurvesTest {
  @Test
  void pointsOfOneNameFollowEachOtherAndNamesKeepTheirOrder() {
    Curves one = new Curves();
    one.add("b", 1, 10);
    one.add("a", 1, 20);
    Curves other = new Curves();
    other.add("b", 2, 30);
    one.addAll(other);
    assertThat(one.points().keySet()).containsExactly("b", "a");
    assertThat(one.points().get("b"))
        .usingRecursiveComparison()
        .isEqualTo(java.util.List.of(new double[] {1, 10}, new double[] {2, 30}));
  }
}
