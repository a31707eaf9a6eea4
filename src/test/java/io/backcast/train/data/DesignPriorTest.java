package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.DesignSpace;
import io.backcast.train.Spaces;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DesignPriorTest {
  private static final DesignSpace SPACE = Spaces.of(Spaces.property(0, 1, 0.1, null));
  private final DesignPrior prior = new DesignPrior(SPACE);

  @Test
  void designsAreUniformInsideTheBoundsAndIntegersEquallyLikely() {
    float[][] f = prior.snap(prior.draw(3, 20_000));
    int[] counts = new int[5];
    double sum = 0;
    for (float[] row : f) {
      assertThat(row[0]).isBetween(-1f, 1f);
      double n = SPACE.variables().get(1).unscale(row[1]);
      assertThat(n).isCloseTo(Math.rint(n), within(1e-5));
      counts[(int) Math.rint(n)]++;
      sum += row[0];
    }
    assertThat(sum / f.length).isCloseTo(0, within(0.02));
    assertThat(counts[0]).isZero();
    assertThat(Arrays.stream(counts, 1, 5)).allMatch(c -> Math.abs(c - 5_000) < 250);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(prior.draw(3, 5)).isEqualTo(prior.draw(3, 5));
    assertThat(prior.draw(4, 5)).isNotEqualTo(prior.draw(3, 5));
  }
}
