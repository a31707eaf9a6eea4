package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.core.source32.Philox4x32;
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

  @Test
  void uniformNumbersDependOnSeedAndIndexAloneAndAreOthersThanTheNormalOnes() {
    float[] whole = Randoms.uniforms(7, 0, 100, 3);
    assertThat(Randoms.uniforms(7, 40, 10, 3))
        .containsExactly(Arrays.copyOfRange(whole, 40 * 3, 50 * 3));
    assertThat(Randoms.uniforms(8, 0, 100, 3)).isNotEqualTo(whole);
    assertThat(Randoms.uniforms(1, 0, 4, 3)).isNotEqualTo(Randoms.uniforms(3, 0, 4, 3));
    // the first normal number of a sample is computed from the first two uniform numbers of its
    // stream
    float[] normal = Randoms.normals(7, 0, 1, 1);
    double radius = Math.sqrt(-2 * Math.log(1 - whole[0]));
    assertThat(normal[0])
        .isNotCloseTo((float) (radius * Math.cos(2 * Math.PI * whole[1])), within(1e-3f));
  }

  @Test
  void theUniformNumbersFillTheirRangeEvenly() {
    int n = 20_000;
    float[] u = Randoms.uniforms(3, 0, n, 4);
    for (int j = 0; j < 4; j++) {
      double[] column = Rows.column(u, 4, j);
      for (double share : new double[] {0.1, 0.5, 0.9}) {
        assertThat(Quantiles.of(column, share)).isCloseTo(share, within(0.015));
      }
      assertThat(Arrays.stream(column).min().orElseThrow()).isNotNegative();
      assertThat(Arrays.stream(column).max().orElseThrow()).isLessThan(1);
    }
  }

  @Test
  void aPairOfNormalNumbersLiesOnOneCircle() {
    float[] two = Randoms.normals(5, 0, 50, 2);
    float[] one = Randoms.normals(5, 0, 50, 1);
    for (int i = 0; i < 50; i++) {
      assertThat(one[i]).as("the first of a pair").isEqualTo(two[2 * i]);
    }
    double together = 0;
    for (int i = 0; i < 50; i++) {
      together += two[2 * i] * two[2 * i + 1] / 50;
    }
    assertThat(together).isCloseTo(0, within(0.5));
  }

  private static Philox4x32 library(long seed, long index) {
    return new Philox4x32(
        new int[] {
          (int) seed, (int) (seed >>> 32), 0, 0, (int) index, (int) (index >>> 32),
        });
  }

  @Test
  void theNormalNumbersAreThoseOfTheLibrarysGenerator() {
    long seed = 0x1234_5678_9abc_def0L;
    long first = (1L << 32) - 2_500;
    int n = 5_000;
    int d = 7;
    float[] z = Randoms.normals(seed, first, n, d);
    int other = 0;
    for (int i = 0; i < n; i++) {
      Philox4x32 source = library(seed, first + i);
      for (int j = 0; j < d; j += 2) {
        double radius = Math.sqrt(-2 * Math.log(1 - source.nextDouble()));
        double angle = 2 * Math.PI * source.nextDouble();
        float cosine = (float) (radius * Math.cos(angle));
        float sine = (float) (radius * Math.sin(angle));
        assertThat(Math.abs(z[i * d + j] - cosine) <= Math.ulp(cosine)).isTrue();
        other += z[i * d + j] == cosine ? 0 : 1;
        if (j + 1 < d) {
          assertThat(Math.abs(z[i * d + j + 1] - sine) <= Math.ulp(sine)).isTrue();
          other += z[i * d + j + 1] == sine ? 0 : 1;
        }
      }
    }
    // roughly one in ten millions is rounded otherwise
    assertThat(other).isLessThan(2);
  }

  @Test
  void theUniformNumbersAreThoseOfTheLibrarysGenerator() {
    long seed = -77;
    float[] u = Randoms.uniforms(seed ^ 0x9E3779B97F4A7C15L, 1_000, 5_000, 6);
    for (int i = 0; i < 5_000; i++) {
      Philox4x32 source = library(seed, 1_000 + i);
      for (int j = 0; j < 6; j++) {
        if (u[i * 6 + j] != source.nextFloat()) {
          throw new AssertionError("row %s, column %s".formatted(i, j));
        }
      }
    }
  }

  @Test
  void aSeedOfMoreThanThirtyTwoBitsIsUsedWhole() {
    assertThat(Randoms.normals(1L << 40, 0, 4, 2)).isNotEqualTo(Randoms.normals(0, 0, 4, 2));
    assertThat(Randoms.normals(1, 1L << 40, 4, 2)).isNotEqualTo(Randoms.normals(1, 0, 4, 2));
    assertThat(Randoms.generator(5).nextLong()).isEqualTo(Randoms.generator(5).nextLong());
    assertThat(Randoms.generator(5).nextLong()).isNotEqualTo(Randoms.generator(6).nextLong());
  }
}
