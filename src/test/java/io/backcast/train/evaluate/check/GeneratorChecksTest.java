package io.backcast.train.evaluate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ClosedFormModel;
import io.backcast.model.BackcastException;
import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignMatrix;
import io.backcast.model.ErrorCode;
import io.backcast.model.GeneratorReview;
import io.backcast.model.Randoms;
import io.backcast.train.evaluate.check.GeneratorProblems.Fault;
import io.backcast.train.evaluate.check.GeneratorProblems.Problem;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorChecksTest {
  /** With one seed in twenty a right generator is objected to, by intention; not with this one. */
  private static final long SEED = 101;

  private static PairChecks main(Problem problem) throws Exception {
    return Objects.requireNonNull(problem.measure(SEED).leading());
  }

  private static List<CheckResult> objections(PairChecks set) {
    return set.results().stream().filter(r -> r.verdict().objects()).toList();
  }

  private static List<CheckVerdict> verdicts(PairChecks set, CheckKind kind) {
    return set.of(kind).stream().map(CheckResult::verdict).distinct().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "RIGHT, CALIBRATED",
    "SHIFTED, BIASED",
    "NARROW, TOO_NARROW",
    "WIDE, TOO_WIDE",
    "DEAF, IGNORES_TARGET"
  })
  void aRightAndFourWrongGeneratorsOfANormalPosteriorAreToldApartByRowsAlone(
      Fault fault, CheckVerdict expected) throws Exception {
    PairChecks set = main(GeneratorProblems.gaussian(fault, 1, 1_500));
    assertThat(set.source()).isEqualTo(PairSource.HELD);
    assertThat(set.verdict(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "RIGHT, CALIBRATED",
    "SHIFTED, BIASED",
    "NARROW, TOO_NARROW",
    "WIDE, TOO_WIDE",
    "DEAF, IGNORES_TARGET"
  })
  void theyAreToldApartWithoutNoiseAndInsideBoundsByPairsThatTheAuditEnsembleLabels(
      Fault fault, CheckVerdict expected) throws Exception {
    PairChecks set = main(GeneratorProblems.bounded(fault));
    assertThat(set.source()).isEqualTo(PairSource.AUDITED);
    assertThat(set.verdict(null)).as("%s", objections(set)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"RIGHT, CALIBRATED", "SHIFTED, BIASED", "NARROW, TOO_NARROW", "DEAF, IGNORES_TARGET"})
  void aBranchThatIsPreferredOrLostIsFound(Fault fault, CheckVerdict expected) throws Exception {
    PairChecks set = main(GeneratorProblems.branches(fault));
    // of two points a preference is a bias to the ranks; elsewhere it makes draws narrower
    assertThat(verdicts(set, CheckKind.RANKS).contains(expected) || set.verdict(null) == expected)
        .isTrue();
    assertThat(set.verdict(null).objects()).isEqualTo(fault != Fault.RIGHT);
  }

  @Test
  void aFaultInsideThePointMassIsNotCoveredByTheOtherRowsAndNotLaidToThem() throws Exception {
    PairChecks set = main(GeneratorProblems.pointMass(Fault.NARROW));
    List<TargetRegion> regions = set.of(CheckKind.TARP).stream().map(CheckResult::region).toList();
    assertThat(regions).extracting(TargetRegion::name).contains("metal", "low", "high");
    for (TargetRegion region : regions) {
      assertThat(set.verdict(region))
          .as(region.name())
          .isEqualTo(
              region.name().equals("metal") ? CheckVerdict.TOO_NARROW : CheckVerdict.CALIBRATED);
    }
  }

  @Test
  void coverageNeedsADensityAndKnowsTooWideFromTooNarrow() throws Exception {
    assertThat(verdicts(main(GeneratorProblems.gaussian(Fault.WIDE, 1, 900)), CheckKind.COVERAGE))
        .containsExactly(CheckVerdict.TOO_WIDE);
    assertThat(verdicts(main(GeneratorProblems.gaussian(Fault.NARROW, 1, 900)), CheckKind.COVERAGE))
        .containsExactly(CheckVerdict.TOO_NARROW);
    assertThat(verdicts(main(GeneratorProblems.bounded(Fault.RIGHT)), CheckKind.COVERAGE))
        .containsExactly(CheckVerdict.NOT_AVAILABLE);
  }

  @Test
  void rowsWithOtherDesignsThanThePriorAreWeightedAndSaidToBe() throws Exception {
    Problem right = GeneratorProblems.bounded(Fault.RIGHT);
    GeneratorChecks chosen = withRows(right, 0.6);
    assertThat(chosen.designAccuracy()).isGreaterThan(0.55);
    PairChecks rows = chosen.sets().get(1);
    assertThat(rows.source()).isEqualTo(PairSource.WEIGHTED);
    assertThat(rows.of(CheckKind.RANKS)).allMatch(r -> r.rows() < 290);
    assertThat(verdicts(rows, CheckKind.RANKS))
        .contains(CheckVerdict.CALIBRATED)
        .noneMatch(CheckVerdict::objects);
    assertThat(verdicts(rows, CheckKind.TWO_SAMPLE)).containsExactly(CheckVerdict.NOT_AVAILABLE);
    assertThat(new CheckSentences(chosen).pairs(rows)).contains("weighted");

    GeneratorChecks like = withRows(right, 1);
    assertThat(like.sets().get(1).source()).isEqualTo(PairSource.HELD);
    assertThat(like.sets().get(1).verdict(null)).isEqualTo(CheckVerdict.CALIBRATED);
  }

  /** Held-back rows with {@code u} raised to a power of what a uniform draw would be. */
  private static GeneratorChecks withRows(Problem problem, double power) throws Exception {
    RandomGenerator random = Randoms.generator(8);
    DesignMatrix x = DesignMatrix.zeros(2_000, 2);
    double[][] y = new double[x.rows()][1];
    for (int i = 0; i < y.length; i++) {
      x.set(i, 0, 2 * Math.pow(random.nextDouble(), power) - 1);
      x.set(i, 1, 2 * random.nextDouble() - 1);
      y[i][0] = x.get(i, 0) + 2 * x.get(i, 1);
    }
    return new Problem(problem.model(), problem.prior(), x, y).measure(3);
  }

  @Test
  void fewRowsGiveNoVerdict() throws Exception {
    PairChecks set = main(GeneratorProblems.gaussian(Fault.DEAF, 1, 150));
    assertThat(set.verdict(null)).isEqualTo(CheckVerdict.TOO_FEW_ROWS);
    assertThat(set.of(CheckKind.RANKS)).allMatch(r -> r.rows() <= 75);
  }

  @Test
  void aForwardNetworkThatIsNotTheInverseIsFound() throws Exception {
    Problem p = GeneratorProblems.gaussian(Fault.RIGHT, 1, 900);
    ClosedFormModel skewed =
        ClosedFormModel.of(
                "skewed",
                p.model().card().space(),
                2,
                (z, y) -> new double[] {0.2 * z[0], 0.2 * z[1] + 0.1 * y[0]})
            .forward((x, y) -> new double[] {5 * x[0], 5 * x[1], 0})
            .build();
    assertThat(verdicts(main(p), CheckKind.ROUND_TRIP)).containsExactly(CheckVerdict.CALIBRATED);
    assertThat(
            verdicts(main(new Problem(skewed, p.prior(), p.held(), p.y())), CheckKind.ROUND_TRIP))
        .contains(CheckVerdict.DOES_NOT_RETURN);
  }

  @Test
  void theCardGetsAVerdictForEachCheckAndRegionAndThreeFigures() throws Exception {
    GeneratorChecks checks = GeneratorProblems.gaussian(Fault.WIDE, 1, 900).measure(SEED);
    GeneratorReview review = Objects.requireNonNull(checks.review());
    assertThat(checks.metrics()).containsOnlyKeys("y_sbc", "y_tarp", "y_c2st");
    assertThat(checks.metrics().get("y_tarp")).isPositive();
    assertThat(review.checks())
        .filteredOn(c -> c.name() == CheckKind.RANKS)
        .hasSize(3)
        .allMatch(c -> c.verdict() == CheckVerdict.TOO_WIDE && c.variable() != null);
    assertThat(review.objections()).isNotEmpty();
    assertThat(new CheckSentences(checks).all().get(1)).contains("too wide, on 300 pairs");
  }

  @Test
  void theSameSeedGivesTheSameFiguresAndAStopStops() throws Exception {
    Problem p = GeneratorProblems.bounded(Fault.RIGHT);
    assertThat(p.measure(SEED).review()).isEqualTo(p.measure(SEED).review());
    BackcastException stopped = new BackcastException(ErrorCode.INTERRUPTED, "Stopped.");
    assertThatThrownBy(
            () ->
                GeneratorChecks.measure(
                    p.model(),
                    p.prior(),
                    p.held(),
                    p.y(),
                    GeneratorProblems.OPTIONS,
                    done -> {
                      throw stopped;
                    }))
        .isSameAs(stopped);
  }
}
