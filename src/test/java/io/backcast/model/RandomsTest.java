package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomsTest {

  @Test
  void aSampleDependsOnSeedAndIndexAlone() {
    float[] whole = Randoms.normals(7, 0, 100, 5);
    float[] part = Randoms.normals(7, 40, 10, 5);
    assertThat(part).containsExactly(Arrays.copyOfRange(whole, 40 * 5, 50 * 5));
  }

  @Test
  void anotherSeedGivesOtherNumbers() {
    assertThat(Randoms.normals(1, 0, 10, 3)).isNotEqualTo(Randoms.normals(2, 0, 10, 3));
  }

  @Test
  void theNumbersAreStandardNormalInEveryColumn() {
    int n = 20_000;
    float[] z = Randoms.normals(3, 0, n, 7);
    for (int j = 0; j < 7; j++) {
      double[] column = Rows.column(z, 7, j);
      double mean = Arrays.stream(column).average().orElseThrow();
      double variance = Arrays.stream(column).map(v -> v * v).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(0.03));
      assertThat(variance).isCloseTo(1, within(0.05));
      assertThat(Quantiles.of(column, 0.975)).isCloseTo(1.96, within(0.06));
    }
  }
}
