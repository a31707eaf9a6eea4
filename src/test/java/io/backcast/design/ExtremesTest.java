package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRule;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The most and least of {@code cost = u² + v²} and {@code gain = u + v}, whose best trade-off is on
 * the diagonal {@code u = v}; data about the origin, as far as 0.6.
 */
class ExtremesTest {
  private static final Property COST = ClosedForms.property("cost", 0, 2, 0.02, null);
  private static final Property GAIN = ClosedForms.property("gain", -2, 2, 0.05, null);
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(ClosedForms.continuous("u", -1, 1), ClosedForms.continuous("v", -1, 1)),
          COST,
          GAIN);
  private static final DesignBounds WHOLE = DesignBounds.of(SPACE);

  private static ClosedFormModel.Builder untrusted() {
    ClosedFormModel.Formula truth = x -> new double[] {x[0] * x[0] + x[1] * x[1], x[0] + x[1]};
    return ClosedFormModel.of(
            "trade",
            SPACE,
            2,
            (z, y) ->
                new double[] {2 * ClosedForms.uniform(z[0]) - 1, 2 * ClosedForms.uniform(z[1]) - 1})
        .surrogate(truth, x -> new double[][] {{2 * x[0], 2 * x[1]}, {1, 1}})
        .member(truth)
        .member(truth)
        .calibration(new Calibration(new double[] {1, 1}, new double[] {0.001, 0.001}));
  }

  /** Rows about the origin; what is farther than 0.3 from them is weak. */
  private static ClosedFormModel trusted() {
    float[][] rows = new float[400][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {0.06f * (i % 20) - 0.57f, 0.06f * (i / 20) - 0.57f};
    }
    return untrusted()
        .trust(new TrustRule(1, 1, 0.1, 0.2))
        .dataSummary(DesignSupportTest.summary(rows))
        .build();
  }

  private static DesignResult design(Goal cost, Goal gain, DesignBounds bounds) throws Exception {
    Target target = new Target(List.of(cost, gain), SPACE.tolerances());
    return new Designer(trusted())
        .design(DesignRequest.of(target, bounds).samples(2_000).keep(200).build());
  }

  private static double gain(DesignResult result, int row) {
    return result.designs().unclamped()[2 * row + 1];
  }

  private static double cost(DesignResult result, int row) {
    return result.designs().unclamped()[2 * row];
  }

  private static Extremes extremes(DesignResult result) {
    return Objects.requireNonNull(result.extremes());
  }

  @Test
  void theMostIsThatOfDesignsWhichCanBeTrusted() throws Exception {
    DesignResult result = design(Goal.ANY, Goal.MOST, WHOLE);
    // the corner of the data and 0.2 half-ranges beyond it along the diagonal, not the corner at 2
    assertThat(extremes(result).best()[1]).isBetween(1.14, 2 * 0.57 + 0.2 * Math.sqrt(2) + 0.01);
    assertThat(Arrays.stream(result.designs().verdicts()).map(v -> v.level()))
        .allMatch(level -> level.compareTo(TrustLevel.FAIR) <= 0);
    assertThat(gain(result, 0)).isCloseTo(extremes(result).best()[1], within(1e-6));
    for (int i = 1; i < result.designs().size(); i++) {
      assertThat(gain(result, i)).isLessThanOrEqualTo(gain(result, i - 1));
      assertThat(gain(result, i)).isGreaterThanOrEqualTo(gain(result, 0) - 0.05001);
    }
    assertThat(extremes(result).front()).isFalse();
    assertThat(extremes(result).reached().goals().get(1))
        .isEqualTo(Goal.atLeast(extremes(result).best()[1] - 0.05));
    assertThat(result.onTarget()).isGreaterThanOrEqualTo(result.designs().size());
  }

  @Test
  void itIsFoundToo() throws Exception {
    DesignBounds bounds = WHOLE.with(0, -0.4, 0.3).with(1, -0.4, 0.1);
    assertThat(extremes(design(Goal.ANY, Goal.MOST, bounds)).best()[1])
        .isCloseTo(0.4, within(1e-3));
    assertThat(extremes(design(Goal.ANY, Goal.LEAST, bounds)).best()[1])
        .isCloseTo(-0.8, within(1e-3));
  }

  @Test
  void otherPropertiesKeepTheirTargets() throws Exception {
    DesignResult result = design(Goal.LEAST, Goal.atLeast(0.6), WHOLE);
    // u = v = 0.3
    assertThat(extremes(result).best()[0]).isCloseTo(0.18, within(2e-3));
    for (int i = 0; i < result.designs().size(); i++) {
      assertThat(gain(result, i)).isGreaterThanOrEqualTo(0.6);
    }
  }

  @Test
  void betweenTwoExtremesIsATradeOffInOrder() throws Exception {
    DesignResult result = design(Goal.LEAST, Goal.MOST, WHOLE);
    assertThat(extremes(result).front()).isTrue();
    int n = result.designs().size();
    assertThat(n).isGreaterThan(50);
    for (int i = 0; i < n; i++) {
      // nothing of that gain costs less than the diagonal
      assertThat(cost(result, i)).isCloseTo(gain(result, i) * gain(result, i) / 2, within(5e-3));
      if (i > 0) {
        assertThat(cost(result, i)).isGreaterThan(cost(result, i - 1));
        assertThat(gain(result, i)).isGreaterThan(gain(result, i - 1));
        assertThat(gain(result, i) - gain(result, i - 1)).as("no hole").isLessThan(0.15);
      }
    }
    assertThat(gain(result, 0)).isCloseTo(0, within(0.05));
    assertThat(gain(result, n - 1)).isGreaterThan(1.1);
  }

  @Test
  void theSameSeedFindsTheSame() throws Exception {
    DesignResult once = design(Goal.LEAST, Goal.atLeast(0.6), WHOLE);
    assertThat(design(Goal.LEAST, Goal.atLeast(0.6), WHOLE).designs().designs())
        .isEqualTo(once.designs().designs());
  }

  @Test
  void whereNothingIsTrustedNothingIsFound() throws Exception {
    DesignResult result = design(Goal.LEAST, Goal.atLeast(1.9), WHOLE);
    assertThat(result.designs().size()).isZero();
    assertThat(extremes(result).best()).containsOnly(Double.NaN);
  }

  @Test
  void aModelWithoutTrustIsNotAskedForTheMost() {
    Target most = new Target(List.of(Goal.ANY, Goal.MOST), SPACE.tolerances());
    assertThatThrownBy(
            () -> new Designer(untrusted().build()).design(DesignRequest.of(most, WHOLE).build()))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("does not say which of its predictions can be trusted");
  }

  @Test
  void whileTheTargetMovesTheLeadingDesignsAreShown() throws Exception {
    Target most = new Target(List.of(Goal.ANY, Goal.MOST), SPACE.tolerances());
    Preview preview =
        new Designer(trusted())
            .preview(
                DesignRequest.of(most, WHOLE)
                    .samples(1_000)
                    .budget(SamplingBudget.LIVE)
                    .extrapolation(ExtrapolationControl.OFF)
                    .build());
    assertThat(preview.hits()).isEqualTo(100);
    for (int i = 0; i < preview.hits(); i++) {
      assertThat(preview.unclamped()[2 * i + 1]).isGreaterThan(0.8f);
    }
  }

  @Test
  void frontsAreSortedAsTheyDominate() {
    double[][] merits = {{1, 1}, {2, 0}, {0, 2}, {0.5, 0.5}, {1, 1}, {2, -1}};
    assertThat(Dominance.front(merits)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(Dominance.best(merits, new double[] {0, 0, 9, 0, 0, 0}, 3))
        .doesNotContain(2)
        .contains(0, 1);
    assertThat(Dominance.best(merits, new double[] {3, 2, 1, 4, 5, 6}, 2)).containsExactly(2, 1);
    double[][] line = new double[100][];
    for (int i = 0; i < 100; i++) {
      line[i] = new double[] {i, 99 - i};
    }
    assertThat(Dominance.spread(line, 3)).containsExactlyInAnyOrder(99, 0, 49);
  }
}
