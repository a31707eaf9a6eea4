package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Distances;
import io.backcast.model.Randoms;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
  private static TrainingData data(int fit, int held) {
    RandomGenerator random = Randoms.generator(3);
    float[][] f = new float[fit + held][];
    float[][] y = new float[fit + held][];
    for (int i = 0; i < f.length; i++) {
      f[i] = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      y[i] = new float[] {f[i][0] + f[i][1] * f[i][2], 3 * f[i][2]};
    }
    return new TrainingData(
        f, y, IntStream.range(0, fit).toArray(), IntStream.range(fit, fit + held).toArray());
  }

  /** By sorting all rows for every held-out one. */
  private static double sorted(TrainingData data, int k) {
    return Arrays.stream(data.held())
        .mapToDouble(
            i -> {
              double mean =
                  Arrays.stream(data.fit())
                      .boxed()
                      .sorted(
                          Comparator.comparingDouble(
                              j -> Distances.squared(data.f()[i], data.f()[j])))
                      .limit(10)
                      .mapToDouble(j -> data.y()[j][k])
                      .average()
                      .orElseThrow();
              return Math.abs(mean - data.y()[i][k]);
            })
        .average()
        .orElseThrow();
  }

  @Test
  void theErrorIsThatOfSortingAllRows() {
    for (int fit : new int[] {3, 10, 500}) {
      TrainingData data = data(fit, 40);
      NearestNeighbours nearest = NearestNeighbours.of(data);
      for (int k = 0; k < 2; k++) {
        assertThat(nearest.error(k)).isCloseTo(sorted(data, k), within(1e-9));
      }
    }
  }

  @Test
  void ofManyHeldOutRowsSomeArePredictedEvenlyPicked() {
    int[] asked = NearestNeighbours.of(data(20, 5_000)).asked();
    assertThat(asked).hasSize(NearestNeighbours.MAX_ROWS).doesNotHaveDuplicates();
    assertThat(Arrays.stream(asked).average().orElseThrow()).isCloseTo(2_520, within(5.0));
  }
}
