package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DesignMatrixTest {
  private final float[] values = {1, 2, 3, 4, 5, 6};
  private final DesignMatrix designs = DesignMatrix.of(values, 3);

  @Test
  void anArrayIsViewedByRowAndColumn() {
    assertThat(designs.rows()).isEqualTo(2);
    assertThat(designs.columns()).isEqualTo(3);
    assertThat(designs.get(1, 0)).isEqualTo(4);
    assertThat(designs.row(1)).containsExactly(4, 5, 6);
    assertThat(designs.column(2)).containsExactly(3, 6);
    assertThat(designs.array()).isSameAs(values);
  }

  @Test
  void aChangeShowsInTheArrayAndACopyDoesNotChange() {
    DesignMatrix copy = designs.slice(0, 2);
    designs.set(0, 1, 9.5);
    designs.setRow(1, new float[] {7, 8, 9});
    assertThat(values).containsExactly(1, 9.5f, 3, 7, 8, 9);
    assertThat(copy.array()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void rowsArePickedInTheOrderAskedForAndMoreThanOnce() {
    assertThat(designs.pick(1, 0, 1).array()).containsExactly(4, 5, 6, 1, 2, 3, 4, 5, 6);
    assertThat(designs.pick().rows()).isZero();
    assertThat(designs.slice(1, 2).array()).containsExactly(4, 5, 6);
  }

  @Test
  void aDesignIsCopiedFromAnotherMatrix() {
    DesignMatrix zeros = DesignMatrix.zeros(3, 3);
    zeros.setRow(2, designs, 1);
    assertThat(zeros.array()).containsExactly(0, 0, 0, 0, 0, 0, 4, 5, 6);
  }

  @Test
  void oneDesignIsRepeated() {
    assertThat(DesignMatrix.repeat(new float[] {1, 2}, 3).array())
        .containsExactly(1, 2, 1, 2, 1, 2);
  }

  @Test
  void matricesAreEqualByTheirDesigns() {
    assertThat(designs)
        .isEqualTo(DesignMatrix.of(values.clone(), 3))
        .hasSameHashCodeAs(DesignMatrix.of(values.clone(), 3))
        .isNotEqualTo(DesignMatrix.of(values.clone(), 2))
        .isNotEqualTo(DesignMatrix.zeros(2, 3))
        .isNotEqualTo("1 2 3");
    assertThat(designs.hashCode()).isNotEqualTo(DesignMatrix.of(values, 2).hashCode());
  }

  @Test
  void anArrayThatIsNoWholeNumberOfRowsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignMatrix.of(values, 4))
        .withMessageContaining("6 numbers")
        .withMessageContaining("rows of 4");
    assertThatIllegalArgumentException().isThrownBy(() -> DesignMatrix.of(values, 0));
    assertThat(DesignMatrix.of(new float[] {1, 2}, 1).rows()).isEqualTo(2);
  }
}
