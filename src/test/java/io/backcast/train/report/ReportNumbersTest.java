package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Property;
import io.backcast.report.PlainText;
import org.junit.jupiter.api.Test;

class ReportNumbersTest {
  private static final Property GAP =
      new Property("gap", "E", "band gap", "eV", 0, 2.4, 2, 0.05, null);

  @Test
  void aShareIsNeverRoundedToAllOrToNone() {
    assertThat(ReportNumbers.percent(1)).isEqualTo("100\u00a0%");
    assertThat(ReportNumbers.percent(0)).isEqualTo("0\u00a0%");
    assertThat(ReportNumbers.percent(0.99971)).isEqualTo("> 99.9\u00a0%");
    assertThat(ReportNumbers.percent(0.0002)).isEqualTo("< 0.1\u00a0%");
    assertThat(ReportNumbers.percent(0.9577)).isEqualTo("95.8\u00a0%");
    assertThat(ReportNumbers.percent(Double.NaN)).isEqualTo("–");
    assertThat(ReportNumbers.percents(0.5, 0.75)).isEqualTo("50 – 75\u00a0%");
  }

  @Test
  void errorsInATableHaveTheDecimalsOfTheToleranceAndTwoMore() {
    assertThat(ReportNumbers.cell(0.01234, GAP)).isEqualTo("0.0123");
    assertThat(ReportNumbers.cell(0, GAP)).isEqualTo("0.0000");
    assertThat(ReportNumbers.cell(0.0000123, GAP)).isEqualTo("1.2e-5");
    assertThat(ReportNumbers.cell(Double.NaN, GAP)).isEqualTo("–");
  }

  @Test
  void whatFixedDecimalsWouldHideHasTwoDigits() {
    assertThat(ReportNumbers.fixed(0.1234, 3)).isEqualTo("0.123");
    assertThat(ReportNumbers.fixed(-0.00802093, 3)).isEqualTo("−0.008");
    assertThat(ReportNumbers.fixed(0.0484433, 2)).isEqualTo("0.048");
    assertThat(ReportNumbers.fixed(0, 3)).isEqualTo("0.000");
    assertThat(ReportNumbers.fixed(Double.NaN, 3)).isEqualTo("–");
  }

  @Test
  void targetsHaveNoZerosAtTheirEndAndAsManyDigitsAsTellThemApart() {
    assertThat(ReportNumbers.value(0.5, GAP)).isEqualTo("0.5");
    assertThat(ReportNumbers.value(-1.25, GAP)).isEqualTo("−1.25");
    Property far = new Property("t", "t", "t", "s", 1_000_000, 1_000_010, 0, 1, null);
    assertThat(ReportNumbers.value(1_000_002, far)).isEqualTo("1000002");
  }

  @Test
  void textIsOneLineWithoutWhatTurnsItAround() {
    assertThat(PlainText.line(" a\nb\t\u202ec\u2066 \ud800d\u0000 ")).isEqualTo("a b c d");
  }
}
