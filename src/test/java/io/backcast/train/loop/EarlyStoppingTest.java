package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private static List<float[]> weights(float value) {
    return List.of(new float[] {value});
  }

  private static boolean observe(EarlyStopping stopping, int epoch, double error) {
    return stopping.observe(epoch, error, () -> weights(epoch));
  }

  @Test
  void theBestEpochIsKeptAndPatienceCountsFromIt() {
    EarlyStopping stopping = new EarlyStopping(4);
    assertThat(observe(stopping, 2, 0.5)).isTrue();
    assertThat(observe(stopping, 4, 0.3)).isTrue();
    assertThat(observe(stopping, 6, 0.3)).isTrue();
    assertThat(observe(stopping, 8, 0.4)).isFalse();
    assertThat(stopping.bestEpoch()).isEqualTo(4);
    assertThat(Objects.requireNonNull(stopping.bestWeights()).getFirst()).containsExactly(4);
  }

  @Test
  void weightsAreCopiedOnlyWhenTheyAreTheBest() {
    EarlyStopping stopping = new EarlyStopping(9);
    observe(stopping, 1, 0.1);
    stopping.observe(
        2,
        0.2,
        () -> {
          throw new AssertionError("not asked for");
        });
    stopping.observe(
        3,
        Double.NaN,
        () -> {
          throw new AssertionError("not a number is not the best");
        });
    assertThat(stopping.bestEpoch()).isEqualTo(1);
  }

  @Test
  void aRestoredStateContinuesExactly() {
    EarlyStopping first = new EarlyStopping(3);
    observe(first, 1, 0.2);
    observe(first, 2, 0.3);
    EarlyStopping resumed = new EarlyStopping(3);
    resumed.restore(first.state());
    assertThat(resumed.bestEpoch()).isEqualTo(1);
    assertThat(observe(resumed, 4, 0.25)).isFalse();
    assertThat(Objects.requireNonNull(resumed.bestWeights()).getFirst()).containsExactly(1);
    EarlyStopping nothing = new EarlyStopping(3);
    nothing.restore(new EarlyStopping(3).state());
    assertThat(nothing.bestWeights()).isNull();
    assertThat(observe(nothing, 1, 99)).isTrue();
    assertThat(nothing.bestEpoch()).isEqualTo(1);
  }
}
