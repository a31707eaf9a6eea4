package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Strains of cells whose deformation has a closed form. */
class CellStrainTest {
  private static final double TIGHT = 1e-12;

  private static Lattice square(double a, double b, double gamma) {
    return new Lattice(a, b, 10, 90, 90, gamma);
  }

  @Test
  void anUnchangedCellHasNoStrain() {
    CellStrain none =
        CellStrain.of(
            new Lattice(3.1, 3.2, 12, 80, 95, 118), new Lattice(3.1, 3.2, 12, 80, 95, 118));
    assertThat(none.principal()).containsExactly(new double[3], within(TIGHT));
    assertThat(none.area()).isCloseTo(0, within(TIGHT));
    assertThat(none.volume()).isCloseTo(0, within(TIGHT));
  }

  @Test
  void edgesThatAreStretchedGiveTheirStretches() {
    CellStrain along = CellStrain.of(square(2, 3, 90), new Lattice(2.1, 2.94, 10.3, 90, 90, 90));
    assertThat(along.principal()).containsExactly(new double[] {0.05, 0.03, -0.02}, within(TIGHT));
    assertThat(along.largest()).isCloseTo(0.05, within(TIGHT));
    assertThat(along.smallest()).isCloseTo(-0.02, within(TIGHT));
    assertThat(along.shear()).isCloseTo(0.07, within(TIGHT));
    assertThat(along.direction() % 180).isCloseTo(0, within(1e-9));
    assertThat(along.area()).isCloseTo(1.05 * 0.98 - 1, within(TIGHT));
    assertThat(along.volume()).isCloseTo(1.05 * 0.98 * 1.03 - 1, within(TIGHT));
    assertThat(CellStrain.of(square(2, 3, 90), square(2, 3.3, 90)).direction())
        .isCloseTo(90, within(1e-9));
  }

  @Test
  void aCellStretchedAlikeHasNoDirection() {
    CellStrain alike =
        CellStrain.of(
            new Lattice(3.16, 3.16, 12, 90, 90, 120), new Lattice(3.318, 3.318, 12, 90, 90, 120));
    assertThat(alike.largest()).isCloseTo(0.05, within(TIGHT));
    assertThat(alike.smallest()).isCloseTo(0.05, within(TIGHT));
    assertThat(alike.direction()).isZero();
    assertThat(alike.area()).isCloseTo(1.05 * 1.05 - 1, within(TIGHT));
  }

  /** FᵀF of a rhombus from a square is {{1, cos γ}, {cos γ, 1}}: stretches √(1 ± cos γ) at ±45°. */
  @Test
  void aSquareThatIsShearedStretchesAlongItsDiagonals() {
    double cos = Math.cos(Math.toRadians(80));
    CellStrain narrow = CellStrain.of(square(2, 2, 90), square(2, 2, 80));
    assertThat(narrow.largest()).isCloseTo(Math.sqrt(1 + cos) - 1, within(TIGHT));
    assertThat(narrow.smallest()).isCloseTo(Math.sqrt(1 - cos) - 1, within(TIGHT));
    assertThat(narrow.direction()).isCloseTo(45, within(1e-9));
    assertThat(narrow.area()).isCloseTo(Math.sin(Math.toRadians(80)) - 1, within(TIGHT));
    assertThat(CellStrain.of(square(2, 2, 90), square(2, 2, 100)).direction())
        .isCloseTo(135, within(1e-9));
  }

  @Test
  void aTiltedThirdEdgeChangesTheVolumeAndNotThePlane() {
    CellStrain tilted =
        CellStrain.of(new Lattice(3, 3, 9, 90, 90, 120), new Lattice(3, 3, 9, 80, 90, 120));
    assertThat(tilted.largest()).isCloseTo(0, within(TIGHT));
    assertThat(tilted.area()).isCloseTo(0, within(TIGHT));
    assertThat(tilted.principal()[0]).isPositive();
    double product = 1;
    for (double e : tilted.principal()) {
      product *= 1 + e;
    }
    assertThat(product - 1).isCloseTo(tilted.volume(), within(1e-12));
  }
}
