package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrushTest {
  /** Two designs of three variables. */
  private static final float[] X = {1, 20, 300, 2, 30, 400};

  @Test
  void withoutARangeEveryDesignIsIn() {
    assertThat(Brush.NONE.isEmpty()).isTrue();
    assertThat(Brush.NONE.contains(X, 1, 3)).isTrue();
  }

  @Test
  void aDesignMustLieInEveryRangeEndsIncluded() {
    Brush brush = Brush.NONE.with(0, 1, 2).with(2, 300, 399);
    assertThat(brush.contains(X, 0, 3)).isTrue();
    assertThat(brush.contains(X, 1, 3)).isFalse();
    assertThat(brush.with(2, 300, 400).contains(X, 1, 3)).isTrue();
  }

  @Test
  void aVariableHasOneRangeAtMost() {
    Brush brush = Brush.NONE.with(1, 0, 5).with(1, 20, 25);
    assertThat(brush.ranges()).containsExactly(new Brush.Range(1, 20, 25));
    assertThat(brush.without(1)).isEqualTo(Brush.NONE);
    assertThat(brush.without(0)).isEqualTo(brush);
  }

  @Test
  void aValueThatIsNoNumberIsInNoRange() {
    assertThat(Brush.NONE.with(0, -1e9, 1e9).contains(new float[] {Float.NaN}, 0, 1)).isFalse();
  }
}
