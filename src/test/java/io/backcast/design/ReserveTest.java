package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignMatrix;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReserveTest {
  private static final int N = 9_000;

  @Test
  void holdsTheBestOfAStreamHoweverItIsCut() {
    float[] u = Randoms.uniforms(3, 0, N, 1);
    double[] scores = new double[N];
    // many are equal: of those the earlier stay
    Arrays.setAll(scores, i -> Math.rint(u[i] * 200));
    long[] best =
        IntStream.range(0, N)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .limit(500)
            .mapToLong(i -> i)
            .toArray();
    for (int part : new int[] {37, 1_000, N}) {
      Reserve reserve = new Reserve(500, 1);
      for (int from = 0; from < N; from += part) {
        int to = Math.min(N, from + part);
        reserve.offer(
            DesignMatrix.of(Arrays.copyOfRange(u, from, to), 1),
            Arrays.copyOfRange(scores, from, to),
            LongStream.range(from, to).toArray());
      }
      int[] ranked = reserve.ranked();
      assertThat(reserve.numbers(ranked)).isEqualTo(best);
      assertThat(reserve.designs(new int[] {ranked[0]}).get(0, 0)).isEqualTo(u[(int) best[0]]);
    }
  }
}
