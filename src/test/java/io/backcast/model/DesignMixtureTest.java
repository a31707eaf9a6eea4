package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignMixtureTest {
  private final DesignSpace space = ClosedForms.linear().build().card().space();

  private static DesignMixture with(float weight, float centre, float width) {
    return new DesignMixture(
        0.05,
        new float[] {1, weight},
        new float[][] {{0, 0}, {0.5f, centre}},
        new float[][] {{0.1f, 0.1f}, {0.2f, width}});
  }

  @Test
  void kernelsInsideTheBoundsAreInOrder() {
    assertThat(with(3, -1, 0.02f).problem(space)).isNull();
    assertThat(with(1, 0.2f, 5e-8f).problem(space)).isNull();
  }

  /** Each is more than 0 in a file, and 0, endless or useless where it is read. */
  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.POSITIVE_INFINITY, Float.NaN, 1e20f})
  void whatNoKernelCanHaveIsAProblem(float value) {
    assertThat(with(value, 0, 0.1f).problem(space)).contains("a weight, a centre or a width");
    assertThat(with(1, 0, value).problem(space)).contains("a weight, a centre or a width");
  }

  @Test
  void aCentreOutsideTheBoundsIsAProblem() {
    assertThat(with(1, 1.5f, 0.1f).problem(space)).contains("a weight, a centre or a width");
    assertThat(with(1, Float.NaN, 0.1f).problem(space)).contains("a weight, a centre or a width");
  }
}
