package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Distances, rounding, quantiles, ensemble means, calibration, against values worked out on paper.
 */
class ArithmeticTest {

  @Test
  void aSquaredDistanceIsTheSumOfSquares() {
    assertThat(Distances.squared(new float[] {1, 2, 3}, new float[] {2, 0, 6})).isEqualTo(14);
    float[] two = {9, 9, 1, 2};
    assertThat(Distances.squared(two, 2, new float[] {4, 6}, 1e9)).isEqualTo(25);
  }

  @Test
  void aDistanceStopsAtItsLimit() {
    float[] far = {3, Float.NaN};
    assertThat(Distances.squared(far, 0, new float[2], 9)).isEqualTo(9);
    assertThat(Distances.squared(far, 0, new float[2], 9.1)).isNaN();
  }

  @Test
  void aValueIsRoundedToMultiplesOfAStep() {
    assertThat(Rounding.nearest(0.74, 0.25)).isEqualTo(0.75);
    assertThat(Rounding.up(0.51, 0.25)).isEqualTo(0.75);
    assertThat(Rounding.down(0.74, 0.25)).isEqualTo(0.5);
    assertThat(Rounding.up(0.5, 0.25)).isEqualTo(0.5);
    assertThat(Rounding.down(-0.51, 0.25)).isEqualTo(-0.75);
  }

  @Test
  void aRoundedDecimalIsTheDoubleThatItsTextStandsFor() {
    assertThat(Rounding.decimals(0.3046, 2)).isEqualTo(0.3);
    assertThat(Rounding.decimals(-1.236, 2)).isEqualTo(-1.24);
    assertThat(Rounding.decimals(12.6, 0)).isEqualTo(13);
  }

  @Test
  void aQuantileIsLinearBetweenOrderStatistics() {
    double[] values = {4, 1, 3, 2};
    assertThat(Quantiles.of(values, 0.5)).isEqualTo(2.5);
    assertThat(Quantiles.of(values, 0)).isEqualTo(1);
    assertThat(Quantiles.of(values, 1)).isEqualTo(4);
    assertThat(Quantiles.of(values, 0.9)).isCloseTo(3.7, within(1e-12));
    assertThat(values).as("left as they were").containsExactly(4, 1, 3, 2);
    assertThat(Quantiles.of(new double[] {7}, 0.3)).isEqualTo(7);
    assertThat(Quantiles.of(new double[0], 0.5)).isNaN();
  }

  @Test
  void anEnsembleIsSummedUpByMeanAndSampleDeviation() {
    float[] members = {1, 10, 2, 10, 6, 13};
    EnsembleSummary summary = EnsembleSummary.of(members, 2);
    assertThat(summary.mean()).containsExactly(3, 11);
    assertThat(summary.spread()[0]).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(summary.spread()[1]).isCloseTo(Math.sqrt(3), within(1e-12));
  }

  @Test
  void oneMemberHasNoSpread() {
    EnsembleSummary alone = EnsembleSummary.of(new float[] {5, 6}, 2);
    assertThat(alone.mean()).containsExactly(5, 6);
    assertThat(alone.spread()).containsExactly(0, 0);
    EnsembleSummary pair = EnsembleSummary.of(new float[] {1, 3}, 1);
    assertThat(pair.spread()[0]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(EnsembleSummary.of(new float[0], 0).mean()).isEmpty();
  }

  @Test
  void aSpreadIsScaledAndNeverBelowTheFloor() {
    Calibration calibration = new Calibration(new double[] {1, 3}, new double[] {0.5, 0.4});
    assertThat(calibration.std(1, 0.1, 7)).isCloseTo(0.5, within(1e-12));
    assertThat(calibration.std(0, 0, 7)).isEqualTo(0.5);
  }

  @Test
  void rowsAndColumnsOfAFlatArray() {
    float[] values = {1, 2, 3, 4, 5, 6};
    assertThat(Rows.pick(values, 3, new int[] {2, 0})).containsExactly(5, 6, 1, 2);
    assertThat(Rows.pick(new float[0], 0, new int[0])).isEmpty();
    assertThat(Rows.column(values, 2, 1)).containsExactly(2, 4, 6);
  }
}
