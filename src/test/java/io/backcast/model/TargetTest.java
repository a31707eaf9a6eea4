package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Property GAP =
      new Property("gap", "Eg", "band gap", "eV", 0, 2, 2, 0.1, new PointMass(0, "metal"));
  private static final DesignSpace SPACE =
      new DesignSpace(List.of(), List.of(GAP), List.of(), List.of());

  @Test
  void aMissIsCountedInTolerances() {
    Target target = new Target(new double[] {1}, new double[] {0.1});
    assertThat(target.miss(SPACE, new float[] {1.05f}, 0)).isCloseTo(0.5, within(1e-5));
  }

  @Test
  void anyMetalHitsTheMetalTarget() {
    Target metal = new Target(new double[] {0}, new double[] {0.1});
    assertThat(metal.miss(SPACE, new float[] {-3}, 0)).isZero();
    assertThat(metal.miss(SPACE, new float[] {0.2f}, 0)).isCloseTo(2, within(1e-5));
  }

  @Test
  void aMetalMissesASmallGapByItsSignedPrediction() {
    Target target = new Target(new double[] {0.05}, new double[] {0.1});
    assertThat(target.miss(SPACE, new float[] {-0.5f}, 0)).isGreaterThan(5);
  }
}
