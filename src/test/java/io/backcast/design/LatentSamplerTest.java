package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import org.junit.jupiter.api.Test;

class LatentSamplerTest {
  private static final int N = 50;
  private static final float[] Z = Randoms.normals(1, 0, N, 1);

  @Test
  void everyLatentPointGivesItsDesignOfTheTarget() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignMatrix x = new LatentSampler(model).draw(new double[] {2.5}, Z, N);
    assertThat(x.rows()).isEqualTo(N);
    for (int i = 0; i < N; i++) {
      double u = 0.5 + 0.5 * ClosedForms.uniform(Z[i]);
      assertThat((double) x.get(i, 0)).isCloseTo(u, within(1e-6));
      assertThat((double) x.get(i, 1)).isCloseTo((2.5 - u) / 2, within(1e-6));
    }
    assertThat(new LatentSampler(model).draw(new double[] {2.5}, Z, N)).isEqualTo(x);
  }

  @Test
  void wholeVariablesTakeWholeValues() throws Exception {
    ClosedFormModel model = ClosedForms.mixed().build();
    DesignMatrix x = new LatentSampler(model).draw(new double[] {12.4}, Z, N);
    for (int i = 0; i < N; i++) {
      assertThat(x.get(i, 1)).isIn(2f, 3f);
      assertThat(x.get(i, 2)).isEqualTo(1);
      assertThat(x.get(i, 0) + x.get(i, 1)).isCloseTo(2.4f, within(1e-5f));
    }
  }

  @Test
  void aSampleOutsideTheBoundsIsMovedOntoThem() throws Exception {
    ClosedFormModel model = ClosedForms.ring().build();
    DesignMatrix x = new LatentSampler(model).draw(new double[] {4}, new float[] {0}, 1);
    assertThat(x.get(0, 0)).isEqualTo(-1);
    assertThat(x.get(0, 1)).isCloseTo(0, within(1e-6f));
    for (int i = 0; i < N; i++) {
      assertThat(
              DesignBounds.of(model.card().space())
                  .contains(new LatentSampler(model).draw(new double[] {1.9}, Z, N), i))
          .isTrue();
    }
  }

  @Test
  void theFastGeneratorDrawsWhereSpeedIsAskedFor() throws Exception {
    ClosedFormModel model =
        ClosedForms.joint().fastGenerator((z, y) -> new double[] {0.125, y[0]}).build();
    DesignMatrix quick = new LatentSampler(model, true).draw(new double[] {0.5}, Z, N);
    assertThat(quick.column(0)).containsOnly(0.125);
    assertThat(model.rowsAsked(NetworkRole.BACKWARD)).isZero();
    DesignMatrix exact = new LatentSampler(model).draw(new double[] {0.5}, Z, N);
    assertThat(exact.column(0)).doesNotContain(0.125);
    assertThat(model.rowsAsked(NetworkRole.FAST_GENERATOR)).isEqualTo(N);
  }

  @Test
  void aFreePropertyTakesValuesThatOccurWithTheOneAskedFor() throws Exception {
    ClosedFormModel model = ClosedForms.pair().build();
    LatentSampler sampler = new LatentSampler(model);
    double[] target = {0.5, Double.NaN};
    DesignMatrix x = sampler.draw(target, Z, N);
    double lowest = 9;
    double highest = -9;
    for (int i = 0; i < N; i++) {
      assertThat(x.get(i, 0)).isEqualTo(0.5f);
      lowest = Math.min(lowest, x.get(i, 1));
      highest = Math.max(highest, x.get(i, 1));
    }
    assertThat(lowest).as("v may be anything").isLessThan(-0.5);
    assertThat(highest).isGreaterThan(0.5);
    int asked = model.rowsAsked(NetworkRole.VALUE);
    assertThat(sampler.draw(target, Z, N)).isEqualTo(x);
    assertThat(model.rowsAsked(NetworkRole.VALUE))
        .as("what goes together is known")
        .isEqualTo(asked);
  }

  @Test
  void severalPropertiesAreAskedForTogether() throws Exception {
    DesignMatrix x =
        new LatentSampler(ClosedForms.pair().build()).draw(new double[] {0.25, 0.75}, Z, N);
    assertThat(x.column(0)).containsOnly(0.25);
    assertThat(x.column(1)).containsOnly(0.25);
  }
}
