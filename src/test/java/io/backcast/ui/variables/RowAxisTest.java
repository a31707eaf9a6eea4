package io.backcast.ui.variables;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowAxisTest {
  private static final Variable WHOLE =
      new Variable("n", "n", "", 0, 4, 2, VariableKind.INTEGER, 0);

  /** 100 pixels a unit, from pixel 10. */
  private final RowAxis continuous = new RowAxis(ClosedForms.continuous("u", -1, 1), 10, 210);

  /** 20 pixels a value. */
  private final RowAxis whole = new RowAxis(WHOLE, 0, 100);

  @Test
  void boundsOfAContinuousVariableEndAtTheirValues() {
    assertThat(continuous.xOf(-1)).isEqualTo(10);
    assertThat(continuous.xOf(0)).isEqualTo(110);
    assertThat(continuous.lowerEdge(0.5)).isEqualTo(160);
    assertThat(continuous.upperEdge(0.5)).isEqualTo(160);
  }

  @Test
  void boundsOfAWholeVariableEndHalfAUnitOutside() {
    assertThat(whole.xOf(0)).isEqualTo(10);
    assertThat(whole.lowerEdge(0)).isZero();
    assertThat(whole.upperEdge(0)).isEqualTo(20);
    assertThat(whole.upperEdge(4)).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "29, 1, 1, 0", "31, 1, 2, 1", "100, 4, 4, 4", "400, 4, 4, 4"})
  void aPixelGivesTheNearestWholeValueAndBounds(
      double x, double value, double lower, double upper) {
    assertThat(whole.valueAt(x)).isEqualTo(value);
    assertThat(whole.lowerAt(x)).isEqualTo(lower);
    assertThat(whole.upperAt(x)).isEqualTo(upper);
  }

  @Test
  void pixelsBesideTheAxisGiveItsEnds() {
    assertThat(continuous.valueAt(-100)).isEqualTo(-1);
    assertThat(continuous.valueAt(110)).isZero();
    assertThat(continuous.valueAt(1000)).isEqualTo(1);
  }
}
