package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DesignBoundsTest {
  private static final Variable A =
      new Variable("a", "a", "", 1, 3.1, 2, VariableKind.CONTINUOUS, 2);
  private static final Variable B =
      new Variable("b", "b", "", 0, 10, 5, VariableKind.CONTINUOUS, 2);
  private static final DesignSpace SPACE =
      new DesignSpace(List.of(A, B), List.of(), List.of(), List.of());
  private static final DesignBounds WHOLE = DesignBounds.of(SPACE);

  @Test
  void theFullBoundsAreTheDesignSpace() {
    assertThat(WHOLE.lower()).containsExactly(1, 0);
    assertThat(WHOLE.upper()).containsExactly(3.1, 10);
    assertThat(WHOLE.narrowed(SPACE)).isEmpty();
  }

  @Test
  void narrowingOneVariableLeavesTheOthersAndTheOriginal() {
    DesignBounds narrow = WHOLE.with(1, 2, 4);
    assertThat(narrow.lower()).containsExactly(1, 2);
    assertThat(narrow.upper()).containsExactly(3.1, 4);
    assertThat(WHOLE.upper()).containsExactly(3.1, 10);
    assertThat(narrow.narrowed(SPACE)).containsOnlyKeys("b");
    assertThat(narrow.narrowed(SPACE).get("b")).containsExactly(2, 4);
  }

  @Test
  void aBoundIsCutOnTheSideWhereTheUserPutIt() {
    DesignBounds below = WHOLE.with(1, 2, 10);
    DesignBounds above = WHOLE.with(1, 0, 4);
    assertThat(below.cutsBelow(B, 1)).isTrue();
    assertThat(below.cutsAbove(B, 1)).isFalse();
    assertThat(above.cutsBelow(B, 1)).isFalse();
    assertThat(above.cutsAbove(B, 1)).isTrue();
    assertThat(below.isNarrowed(B, 1)).isTrue();
    assertThat(above.isNarrowed(B, 1)).isTrue();
    assertThat(above.isNarrowed(A, 0)).isFalse();
  }

  @Test
  void aVariableWithOneValueIsLocked() {
    assertThat(WHOLE.with(0, 2, 2).isLocked(0)).isTrue();
    assertThat(WHOLE.with(0, 2, 2.1).isLocked(0)).isFalse();
  }

  @Test
  void boundsAreIncludedAlsoWhereNoFloatIsExact() {
    float[] x = {1, 0, 3.1f, 10, 0.99f, 5, 2, 10.1f, Float.NaN, 5};
    DesignMatrix designs = DesignMatrix.of(x, 2);
    assertThat(WHOLE.contains(designs, 0)).isTrue();
    assertThat(WHOLE.contains(designs, 1)).isTrue();
    assertThat(WHOLE.contains(designs, 2)).isFalse();
    assertThat(WHOLE.contains(designs, 3)).isFalse();
    assertThat(WHOLE.contains(x, 4)).as("no number").isFalse();
  }

  @Test
  void aValueIsMovedToTheNearestBound() {
    assertThat(WHOLE.clamp(0, 0)).isEqualTo(1);
    assertThat(WHOLE.clamp(0, 9)).isEqualTo(3.1f);
    assertThat(WHOLE.clamp(1, 2.5)).isEqualTo(2.5f);
  }

  @Test
  void boundsOutsideTheDesignSpaceOrInTheWrongOrderAreRefused() throws Exception {
    WHOLE.check(SPACE);
    WHOLE.with(1, 3, 3).check(SPACE);
    assertThatThrownBy(() -> WHOLE.with(1, 4, 3).check(SPACE))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("bounds of b are empty: 4.0 is above 3.0");
    assertThatThrownBy(() -> WHOLE.with(1, Double.NaN, 3).check(SPACE))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> WHOLE.with(0, 0.5, 2).check(SPACE)).hasMessageContaining("leave");
    assertThatThrownBy(() -> WHOLE.with(0, 1, 3.2).check(SPACE)).hasMessageContaining("leave");
  }

  @Test
  void boundsAreEqualByTheirNumbers() {
    assertThat(WHOLE)
        .isEqualTo(DesignBounds.of(SPACE))
        .hasSameHashCodeAs(DesignBounds.of(SPACE))
        .isNotEqualTo(WHOLE.with(0, 1.5, 3.1))
        .isNotEqualTo(WHOLE.with(0, 1, 3))
        .isNotEqualTo("box");
    assertThat(WHOLE.hashCode())
        .isNotEqualTo(WHOLE.with(0, 1.5, 3.1).hashCode())
        .isNotEqualTo(WHOLE.with(0, 1, 3).hashCode());
  }
}
