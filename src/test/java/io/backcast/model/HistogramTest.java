package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void valuesFallIntoBinsOfEqualWidthAndValuesOutsideIntoTheEndBins() {
    Histogram h = Histogram.of(new double[] {0, 0.9, 1, 3.99, -5, 4, 100}, 0, 4, 4);
    assertThat(h.counts()).containsExactly(3, 1, 0, 3);
    assertThat(h.largest()).isEqualTo(3);
    assertThat(h.mass()).isZero();
    assertThat(h.bin(2)).isEqualTo(2);
  }

  @Test
  void anEmptyHistogramHasNothingInIt() {
    assertThat(new Histogram(0, 1, new int[3], 5).largest()).isZero();
  }

  @Test
  void wholeValuesHaveABinEachWhereThereAreFewEnough() {
    Variable five = new Variable("n", "n", "", 1, 5, 2, VariableKind.INTEGER, 0);
    Histogram each = Histogram.empty(five, 5);
    assertThat(each.counts()).hasSize(5);
    assertThat(each.lower()).isEqualTo(0.5);
    assertThat(each.upper()).isEqualTo(5.5);
    for (int value = 1; value <= 5; value++) {
      assertThat(each.bin(value)).isEqualTo(value - 1);
    }
    assertThat(Histogram.empty(five, 7).counts()).hasSize(5);
    assertThat(Histogram.empty(five, 4).counts()).hasSize(4);
    Variable colour =
        new Variable("c", "c", "", 0, 1, 0, VariableKind.CATEGORICAL, 0, List.of("red", "green"));
    assertThat(Histogram.empty(colour, 40).counts()).hasSize(2);
  }

  @Test
  void aNumberHasItsOwnRangeAndAllBins() {
    Histogram h =
        Histogram.empty(new Variable("a", "a", "", 1, 3, 2, VariableKind.CONTINUOUS, 1), 8);
    assertThat(h.counts()).hasSize(8);
    assertThat(h.lower()).isEqualTo(1);
    assertThat(h.upper()).isEqualTo(3);
  }
}
