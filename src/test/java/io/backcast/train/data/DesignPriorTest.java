package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.DesignSpace;
import io.backcast.model.PriorKind;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
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

  private static TrainingData data(java.util.function.ToDoubleFunction<float[]> second) {
    float[][] f = prior(400);
    float[][] y = new float[f.length][1];
    for (float[] row : f) {
      row[1] = (float) second.applyAsDouble(row);
    }
    return new TrainingData(f, y, new int[0], new int[0]);
  }

  private static float[][] prior(int n) {
    return new DesignPrior(PLANE).draw(8, n);
  }

  private static final DesignSpace PLANE =
      new DesignSpace(
          java.util.List.of(
              new Variable("u", "u", "", -1, 1, 0, VariableKind.CONTINUOUS, 2),
              new Variable("v", "v", "", -1, 1, 0, VariableKind.CONTINUOUS, 2)),
          java.util.List.of(Spaces.property(0, 1, 0.1, null)),
          java.util.List.of(),
          java.util.List.of());

  @Test
  void dataThatFillTheBoundsKeepTheUniformPrior() {
    DesignPrior filled = DesignPrior.of(PLANE, data(row -> row[1]), null, 1);
    assertThat(filled.kind()).isEqualTo(PriorKind.UNIFORM);
    assertThat(filled.description()).isEqualTo("uniform inside the bounds");
    assertThat(filled.draw(8, 5)).isEqualTo(prior(5));
  }

  @Test
  void dataOnASheetAreThemselvesThePrior() {
    TrainingData sheet = data(row -> 0.8 * row[0]);
    DesignPrior near = DesignPrior.of(PLANE, sheet, null, 1);
    assertThat(near.kind()).isEqualTo(PriorKind.DATA);
    assertThat(PriorKind.of(near.description())).isEqualTo(PriorKind.DATA);
    long on =
        Arrays.stream(near.draw(4, 2_000)).filter(f -> Math.abs(f[1] - 0.8 * f[0]) < 0.1).count();
    assertThat(on).as("all but one in twenty").isBetween(1_850L, 1_960L);
    assertThat(near.draw(4, 5)).isEqualTo(near.draw(4, 5));
  }

  @Test
  void aRecipeMayChoose() {
    TrainingData sheet = data(row -> 0.8 * row[0]);
    assertThat(DesignPrior.of(PLANE, sheet, PriorKind.UNIFORM, 1).kind())
        .isEqualTo(PriorKind.UNIFORM);
    assertThat(DesignPrior.of(PLANE, data(row -> row[1]), PriorKind.DATA, 1).kind())
        .isEqualTo(PriorKind.DATA);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(prior.draw(3, 5)).isEqualTo(prior.draw(3, 5));
    assertThat(prior.draw(4, 5)).isNotEqualTo(prior.draw(3, 5));
  }
}
