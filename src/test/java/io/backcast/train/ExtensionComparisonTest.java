package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.train.ExtensionComparison.Line;
import io.backcast.train.ExtensionComparison.Rows;
import io.backcast.train.ExtensionComparison.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionComparisonTest {
  /** With a tolerance of 0.1, of which a tenth is no rise. */
  private static Line line(double before, double after, boolean independent) {
    return new Line("gap", Rows.HELD_OUT, 0.1, 50, before, after, 1, 1, independent);
  }

  private static Verdict verdict(Line... lines) {
    return new ExtensionComparison(List.of(lines)).verdict();
  }

  @Test
  void aRiseBeyondChanceIsWorse() {
    assertThat(verdict(line(0.2, 0.18, true), line(0.2, 0.23, true))).isEqualTo(Verdict.WORSE);
    assertThat(verdict(line(0.2, 0.215, true))).isEqualTo(Verdict.NOT_WORSE);
    assertThat(verdict(line(0.01, 0.019, true))).isEqualTo(Verdict.NOT_WORSE);
    assertThat(verdict(line(0.01, 0.021, true))).isEqualTo(Verdict.WORSE);
  }

  @Test
  void anErrorThatIsNoNumberIsWorse() {
    assertThat(verdict(line(0.2, Double.NaN, true))).isEqualTo(Verdict.WORSE);
    assertThat(verdict(line(0.2, Double.POSITIVE_INFINITY, true))).isEqualTo(Verdict.WORSE);
  }

  @Test
  void nothingIsKnownWithoutRowsOrJudge() {
    assertThat(verdict()).isEqualTo(Verdict.NO_ROWS);
    assertThat(verdict(line(0.2, 0.1, true), line(0.2, 0.1, false))).isEqualTo(Verdict.NO_JUDGE);
  }
}
