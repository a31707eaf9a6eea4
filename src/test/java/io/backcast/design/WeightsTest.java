package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.DesignMatrix;
import io.backcast.model.Randoms;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static WeightedDesigns designs(double... weights) {
    return WeightedDesigns.of(
        DesignMatrix.zeros(weights.length, 1),
        new float[weights.length],
        weights,
        10,
        SamplingMethod.IMPORTANCE);
  }

  @Test
  void equalWeightsAreWorthTheirNumberAndASingleLargeOneIsWorthOne() {
    assertThat(EffectiveSampleSize.of(new double[] {3, 3, 3, 3})).isEqualTo(4);
    assertThat(EffectiveSampleSize.of(new double[] {1e9, 1, 1})).isCloseTo(1, within(1e-6));
    assertThat(EffectiveSampleSize.of(new double[] {2, 1, 0})).isEqualTo(1.8, within(1e-12));
    assertThat(EffectiveSampleSize.of(new double[0])).isZero();
  }

  @Test
  void rowsAreResampledInProportionToTheirWeights() {
    assertThat(designs(1, 3, 0, 4).resampled(8, 0.5)).containsExactly(0, 1, 1, 1, 3, 3, 3, 3);
    assertThat(designs(1, 1, 1).resampled(3, 0)).containsExactly(0, 1, 2);
    assertThat(designs(1, 1, 1).resampled(3, 0.999)).containsExactly(0, 1, 2);
    assertThat(designs(2, 4).weights()).containsExactly(2 / 3.0, 4 / 3.0);
  }

  /** A disc in a square, of which a hundredth is on target. */
  @Test
  void pointsInBoxesMeasureVolumesHoweverTheyAreSpread() {
    int n = 4_000;
    float[] places = Randoms.uniforms(1, 0, n, 2);
    AdaptiveBoxes boxes = new AdaptiveBoxes(2, 1, places, misses(places));
    assertThat(boxes.density(places, 0)).isEqualTo(n);
    for (int round = 1; round <= 3; round++) {
      float[] more = boxes.draw(n, round);
      boxes.add(more, misses(more));
    }
    double volume = 0;
    double onTarget = 0;
    int hits = 0;
    for (int i = 0; i < boxes.points(); i++) {
      double weight = 1 / boxes.density(boxes.places(), i);
      boolean hit = Math.abs(boxes.residuals()[i]) <= 1;
      volume += weight;
      onTarget += hit ? weight : 0;
      hits += hit ? 1 : 0;
    }
    assertThat(volume).isCloseTo(1, within(0.02));
    assertThat(onTarget).isCloseTo(Math.PI * (0.21 * 0.21 - 0.19 * 0.19), within(0.002));
    // five times as many as evenly spread points would have
    assertThat(hits).isGreaterThan((int) (5 * 0.025 * boxes.points()));
    assertThat(IntStream.range(0, 2 * boxes.points()).allMatch(i -> boxes.places()[i] <= 1))
        .isTrue();
  }

  /** Distance from a circle of radius 0.2 in hundredths. */
  private static float[] misses(float[] places) {
    float[] misses = new float[places.length / 2];
    for (int i = 0; i < misses.length; i++) {
      double r = Math.hypot(places[2 * i] - 0.4, places[2 * i + 1] - 0.55);
      misses[i] = (float) ((r - 0.2) / 0.01);
    }
    return misses;
  }
}
