package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesignSpaceTest {
  private static final Variable A = new Variable("a", "a", "", 2, 6, 3, VariableKind.CONTINUOUS, 3);
  private static final Variable N = new Variable("n", "n", "", 0, 3, 1, VariableKind.INTEGER, 0);
  private static final Property GAP =
      new Property("gap", "Eg", "gap", "eV", 0, 2, 2, 0.05, new PointMass(0.1, "metal"));
  private static final Property MASS = new Property("m", "m", "mass", "kg", 1, 9, 1, 0.5, null);
  private static final DesignSpace SPACE =
      new DesignSpace(List.of(A, N), List.of(GAP, MASS), List.of(), List.of());

  @Test
  void columnsAreFoundByName() {
    assertThat(SPACE.variableIndex("n")).isEqualTo(1);
    assertThat(SPACE.variableIndex("a")).isZero();
    assertThat(SPACE.variableIndex("m")).isEqualTo(-1);
    assertThat(SPACE.propertyIndex("m")).isEqualTo(1);
    assertThat(SPACE.propertyIndex("gap")).isZero();
    assertThat(SPACE.propertyIndex("n")).isEqualTo(-1);
  }

  @Test
  void theReferenceAndTheTolerancesAreTheCards() {
    assertThat(SPACE.reference()).containsExactly(3, 1);
    assertThat(SPACE.tolerances()).containsExactly(0.05, 0.5);
    assertThat(SPACE.dx()).isEqualTo(2);
    assertThat(SPACE.dy()).isEqualTo(2);
  }

  @Test
  void designsAreScaledSoThatBoundsAreMinusOneAndOne() {
    DesignMatrix x = DesignMatrix.of(new float[] {2, 3, 6, -0.5f}, 2);
    assertThat(SPACE.scaledRow(x, 0)).containsExactly(-1, 0.75f);
    assertThat(SPACE.scaledRows(x)[1]).containsExactly(1, -1);
    assertThat(SPACE.scaledRows(x)).hasNumberOfRows(2);
  }

  @Test
  void wholeValuesAreWholeAgainAfterScaling() {
    Variable angle = new Variable("angle", "", "°", 0, 200, 0, VariableKind.INTEGER, 0);
    DesignSpace space = new DesignSpace(List.of(angle), List.of(GAP), List.of(), List.of());
    for (int value = 0; value <= 200; value++) {
      float[][] scaled = space.scaledRows(new float[] {value});
      assertThat(space.designs(scaled).get(0, 0)).isEqualTo(value);
    }
  }

  @Test
  void aCardMayLeaveOutSymmetriesAndPaths() throws Exception {
    @SuppressWarnings("NullAway") // as read from a card without these fields
    DesignSpace bare = new DesignSpace(List.of(A), List.of(GAP), null, null);
    assertThat(bare.symmetries()).isEmpty();
    assertThat(bare.paths()).isEmpty();
    assertThat(bare.group().size()).isEqualTo(1);
  }

  @Test
  void aMinusFlipsTheScaledSign() throws Exception {
    SymmetryGroup group =
        new DesignSpace(List.of(A, N), List.of(), List.of(Map.of("a", "-a")), List.of()).group();
    assertThat(group.orbit(new float[] {0.5f, 0.25f})).containsExactly(0.5f, 0.25f, -0.5f, 0.25f);
  }

  @Test
  void belowAPointMassAnUnclampedPredictionIsTheMass() {
    assertThat(GAP.physical(-3)).isEqualTo(0.1);
    assertThat(GAP.physical(0.4)).isEqualTo(0.4);
    assertThat(MASS.physical(-3)).isEqualTo(-3);
    assertThat(GAP.isMass(0.1)).isTrue();
    assertThat(GAP.isMass(0.11)).isFalse();
    assertThat(MASS.isMass(-3)).isFalse();
  }

  @Test
  void rowsOfASetKeepWhatBelongsTogether() {
    DesignSet set =
        new DesignSet(
            DesignMatrix.of(new float[] {1, 2, 3, 4, 5, 6}, 2),
            new float[] {10, 20, 30},
            new float[] {1, 2, 3},
            new float[] {0.1f, 0.2f, 0.3f},
            new float[] {-1, -2, -3},
            new TrustVerdict[] {
              new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD),
              new TrustVerdict(TrustLevel.FAIR, TrustReason.FAR),
              new TrustVerdict(TrustLevel.OFF_TARGET, TrustReason.SPREAD)
            });
    DesignSet picked = set.rows(new int[] {2, 0});
    assertThat(picked.size()).isEqualTo(2);
    assertThat(picked.x()).containsExactly(5, 6, 1, 2);
    assertThat(picked.unclamped()).containsExactly(30, 10);
    assertThat(picked.std()).containsExactly(3, 1);
    assertThat(picked.distance()).containsExactly(0.3f, 0.1f);
    assertThat(picked.logDensity()).containsExactly(-3, -1);
    assertThat(picked.status()).containsExactly(TrustLevel.OFF_TARGET, TrustLevel.STRONG);
    assertThat(picked.verdicts()[0].reason()).isEqualTo(TrustReason.SPREAD);
    assertThat(set.rows(new int[0]).size()).isZero();
  }
}
