package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.PointMass;
import io.backcast.model.Randoms;
import io.backcast.model.Symmetry;
import io.backcast.model.SymmetryGroup;
import io.backcast.train.Spaces;
import io.backcast.train.net.Normalization;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Normalization NORMALIZATION =
      new Normalization(Spaces.of(Spaces.property(0, 1, 0.1, null)));

  private static LabelledPool pool(float label) {
    return LabelledPool.uniform(new float[][] {{0.25f, 0.5f}}, new float[][] {{label}});
  }

  @Test
  void poolsTakeTurns() {
    Batch batch =
        Batch.draw(
            6,
            List.of(pool(1), pool(2), pool(3)),
            SymmetryGroup.trivial(2),
            NORMALIZATION,
            Randoms.generator(1));
    assertThat(batch.y()).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  void designsAreImagesUnderTheSymmetries() throws Exception {
    Symmetry mirror = new Symmetry(new int[] {0, 1}, new int[] {1, -1});
    Batch batch =
        Batch.draw(
            100,
            List.of(pool(1)),
            SymmetryGroup.generatedBy(List.of(mirror), 2),
            NORMALIZATION,
            Randoms.generator(1));
    int mirrored = 0;
    for (int i = 0; i < 100; i++) {
      assertThat(batch.f()[2 * i]).isEqualTo(0.25f);
      assertThat(Math.abs(batch.f()[2 * i + 1])).isEqualTo(0.5f);
      mirrored += batch.f()[2 * i + 1] < 0 ? 1 : 0;
    }
    assertThat(mirrored).isBetween(30, 70);
  }

  @Test
  void aPartKeepsDesignsAndLabelsTogether() {
    Batch batch = new Batch(3, new float[] {1, 2, 3, 4, 5, 6}, new float[] {10, 20, 30});
    Batch part = batch.rows(1, 3);
    assertThat(part.n()).isEqualTo(2);
    assertThat(part.f()).containsExactly(3, 4, 5, 6);
    assertThat(part.y()).containsExactly(20, 30);
  }

  @Test
  void blurredLabelsAreOffByAShareOfTheToleranceAndKeepTheirClass() {
    Normalization ranges =
        new Normalization(Spaces.of(Spaces.property(0, 4, 0.2, new PointMass(0, "none"))));
    float[] y = new float[4_000];
    Arrays.fill(y, 0, 2_000, 1f);
    Arrays.fill(y, 2_000, 3_000, 0.01f);
    Batch blurred =
        new Batch(4_000, new float[8_000], y).blurred(ranges, 0.5, Randoms.generator(2));
    double squares = 0;
    for (int i = 0; i < 2_000; i++) {
      squares += Math.pow(blurred.y()[i] - 1, 2);
    }
    // half of a tolerance of a tenth of the half-range
    assertThat(Math.sqrt(squares / 2_000)).isCloseTo(0.05, within(0.003));
    for (int i = 2_000; i < 4_000; i++) {
      assertThat(blurred.y()[i] > 0).isEqualTo(i < 3_000);
    }
  }
}
