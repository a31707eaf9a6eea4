package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.PriorKind;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DataSupportTest {
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(
              ClosedForms.continuous("a", -1, 1),
              ClosedForms.continuous("b", -1, 1),
              ClosedForms.continuous("c", -1, 1),
              new Variable(
                  "k",
                  "k",
                  "",
                  0,
                  2,
                  0,
                  VariableKind.CATEGORICAL,
                  0,
                  List.of("wood", "steel", "glass"))),
          ClosedForms.property("y", 0, 1, 0.1, null));

  /** Three parts of a mixture, the second of which is often left out; wood or glass. */
  private static float[][] mixtures() {
    RandomGenerator random = Randoms.generator(3);
    float[][] rows = new float[200][];
    for (int i = 0; i < rows.length; i++) {
      float a = random.nextFloat() - 0.5f;
      float b = i % 2 == 0 ? -1 : 0.4f * random.nextFloat() - 0.9f;
      Variable k = SPACE.variables().get(3);
      rows[i] = new float[] {a, b, -1 - a - b, (float) k.scale(i % 4 < 2 ? 0 : 2)};
    }
    return rows;
  }

  @Test
  void designsKeepSumsZerosAndCategoriesOfTheData() {
    DataSupport support = new DataSupport(SPACE, mixtures());
    RandomGenerator random = Randoms.generator(5);
    float[] f = new float[4];
    int without = 0;
    for (int i = 0; i < 2_000; i++) {
      support.between(i % 200, random.nextDouble(), random.nextDouble(), random.nextDouble(), f);
      assertThat(f[0] + f[1] + f[2]).isCloseTo(-1, within(1e-5f));
      assertThat(Math.abs(SPACE.variables().get(3).unscale(f[3]) - 1)).isCloseTo(1, within(1e-5));
      without += f[1] == -1 ? 1 : 0;
    }
    assertThat(without).as("mixtures that leave out the second part").isGreaterThan(500);
  }

  @Test
  void drawsAreValidAndNearTheSheet() {
    DataSupport support = new DataSupport(SPACE, mixtures());
    RandomGenerator random = Randoms.generator(7);
    float[] f = new float[4];
    for (int i = 0; i < 2_000; i++) {
      support.draw(random, f);
      for (float value : f) {
        assertThat(value).isBetween(-1f, 1f);
      }
      assertThat(f[0] + f[1] + f[2]).isCloseTo(-1, within(0.2f));
      double code = SPACE.variables().get(3).unscale(f[3]);
      assertThat(Math.rint(code)).isNotEqualTo(1);
    }
  }

  @Test
  void insideNarrowedBoundsTrialPointsStayNearTheData() throws Exception {
    // the data lie on v = u, far from most of the bounds
    float[][] line = new float[100][];
    for (int i = 0; i < line.length; i++) {
      line[i] = new float[] {-1 + 2 * i / 99f, -1 + 2 * i / 99f};
    }
    ClosedFormModel model =
        ClosedForms.linear()
            .dataSummary(new DataSummary(Map.of(), line, new float[100]))
            .prior(PriorKind.DATA)
            .build();
    DesignBounds bounds = DesignBounds.of(model.card().space()).with(0, 0.2, 0.4);
    DataSupport support = new DataSupport(model.card().space(), line);
    SupportPoints points = new SupportPoints(support, model.card().space(), bounds);
    DesignMatrix x = DesignMatrix.zeros(500, 2);
    RandomGenerator random = Randoms.generator(9);
    for (int i = 0; i < 500; i++) {
      points.set(
          x,
          i,
          new double[] {
            random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble()
          });
      assertThat((double) x.get(i, 0)).isBetween(0.2 - 1e-6, 0.4 + 1e-6);
      assertThat((double) x.get(i, 1)).isCloseTo(x.get(i, 0), within(0.2));
    }
  }
}
