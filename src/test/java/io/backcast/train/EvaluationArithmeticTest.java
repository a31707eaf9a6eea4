package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.TrustRule;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.evaluate.NormalCoverage;
import io.backcast.train.evaluate.TargetAccuracy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What is measured of a training, on predictions with known errors. */
class EvaluationArithmeticTest {
  private static final int N = 8_000;
  private static final double TOLERANCE = 0.1;

  /** Held-out rows whose errors are twice as large as their stated spread. */
  private static HoldOutEvaluation evaluation(DesignSpace space) {
    RandomGenerator random = Randoms.generator(11);
    float[][] f = new float[N + 20][2];
    float[][] y = new float[N + 20][1];
    float[][] mean = new float[N][1];
    float[][] spread = new float[N][1];
    for (int i = 0; i < N; i++) {
      y[i][0] = (float) (1 + random.nextDouble());
      spread[i][0] = (float) (0.005 + 0.15 * random.nextDouble());
      mean[i][0] = (float) (y[i][0] + 2 * spread[i][0] * random.nextGaussian());
    }
    int[] held = new int[N];
    Arrays.setAll(held, i -> i);
    int[] fit = new int[20];
    Arrays.setAll(fit, i -> N + i);
    return new HoldOutEvaluation(
        new TrainingData(f, y, fit, held), space, new EnsemblePrediction(mean, spread));
  }

  @Test
  void aSpreadThatIsTooSmallByHalfIsDoubled() {
    DesignSpace space = Spaces.of(Spaces.property(0, 3, TOLERANCE, null));
    Calibration calibration = evaluation(space).calibrate();
    assertThat(calibration.scale()[0]).isCloseTo(2, within(0.1));
    assertThat(calibration.floor()[0]).isLessThan(0.02);
  }

  @Test
  void fairAndStrongMeanWhatTheySayAtTheirEdges() throws Exception {
    DesignSpace space = Spaces.of(Spaces.property(0, 3, TOLERANCE, null));
    HoldOutEvaluation evaluation = evaluation(space);
    DataSummary summary = new DataSummary(Map.of(), new float[][] {{0, 0}}, new float[] {1});
    TrustRule rule = evaluation.trust(evaluation.calibrate(), summary, space.group(), space);
    double right = Objects.requireNonNull(rule.allowed())[0] / TOLERANCE;
    assertThat(NormalCoverage.share(right / rule.strongStd())).isCloseTo(0.9, within(0.04));
    assertThat(NormalCoverage.share(right / rule.fairStd())).isCloseTo(0.7, within(0.04));
  }

  /** Held-out rows whose errors are noise that the spread knows nothing of. */
  private static HoldOutEvaluation noisy(DesignSpace space, int n, double noise) {
    RandomGenerator random = Randoms.generator(12);
    float[][] f = new float[n][2];
    float[][] y = new float[n][1];
    float[][] mean = new float[n][1];
    float[][] spread = new float[n][1];
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = i;
      mean[i][0] = (float) (3 * random.nextDouble());
      spread[i][0] = (float) (0.001 * (1 + random.nextDouble()));
      y[i][0] = (float) (mean[i][0] + noise * random.nextGaussian());
    }
    return new HoldOutEvaluation(
        new TrainingData(f, y, all, all), space, new EnsemblePrediction(mean, spread));
  }

  private static TrustRule rule(HoldOutEvaluation evaluation, DesignSpace space) throws Exception {
    DataSummary summary = new DataSummary(Map.of(), new float[][] {{0, 0}}, new float[] {1});
    return evaluation.trust(evaluation.calibrate(), summary, space.group(), space);
  }

  @Test
  void onNoisyDataTheStatedDeviationIsTheNoise() {
    DesignSpace space = Spaces.of(Spaces.property(0, 3, 0.02, null));
    Calibration calibration = noisy(space, 400, 0.25).calibrate();
    assertThat(calibration.std(0, 0.0015, 1)).isCloseTo(0.25, within(0.04));
    assertThat(calibration.std(0, 0.5, 1)).as("disagreement still counts").isGreaterThan(0.3);
  }

  @Test
  void noisyDataHaveDesignsToTrustUnlessTheModelIsNoBetterThanAGuess() throws Exception {
    DesignSpace space = Spaces.of(Spaces.property(0, 3, 0.02, null));
    for (int n : new int[] {24, 60, 400}) {
      TrustRule good = rule(noisy(space, n, 0.2), space);
      assertThat(good.fairStd()).as("%d rows", n).isGreaterThan(0);
      assertThat(good.strongStd() > 0 || n < 50).as("%d rows", n).isTrue();
      assertThat(Objects.requireNonNull(good.allowed())[0]).isBetween(0.25, 0.6);
      // the noise is as large as the range
      TrustRule guess = rule(noisy(space, n, 4), space);
      assertThat(guess.strongStd()).as("%d rows", n).isZero();
    }
  }

  @Test
  void metricsAreMeanErrorsOfTheHeldOutRows() {
    DesignSpace space = Spaces.of(Spaces.property(0, 3, TOLERANCE, null));
    Map<String, Double> metrics = evaluation(space).metrics();
    // the mean of |2 s g| for s uniform in 0.005 … 0.155
    assertThat(metrics.get("y_mae")).isCloseTo(2 * 0.08 * Math.sqrt(2 / Math.PI), within(0.005));
    assertThat(metrics).doesNotContainKey("y_mass_right");
  }

  @Test
  void aHitIsWithinTwiceTheToleranceOrInTheClass() {
    Property plain = Spaces.property(0, 3, TOLERANCE, null);
    TargetAccuracy values =
        TargetAccuracy.of(new float[][] {{1}, {1.15f}, {0.85f}, {1.25f}}, plain, 1);
    assertThat(values.hitRate()).isEqualTo(0.75);
    assertThat(values.error()).isCloseTo(0.55 / 4, within(1e-6));
    Property massive = Spaces.property(0, 3, TOLERANCE, new PointMass(0, "metal"));
    TargetAccuracy classes = TargetAccuracy.of(new float[][] {{-2}, {0}, {0.05f}, {1}}, massive, 0);
    assertThat(classes.hitRate()).isEqualTo(0.5);
    assertThat(classes.error()).isCloseTo(1.05 / 4, within(1e-6));
  }

  @Test
  void targetsAreRoundValuesInsideTheRange() {
    assertThat(HitRates.targets(Spaces.property(0, 2.2, 0.1, null)))
        .containsExactly(new double[] {0.25, 0.5, 1, 1.5, 2}, within(1e-12));
    assertThat(HitRates.targets(Spaces.property(0.9, 139.8, 2, null)))
        .containsExactly(new double[] {10, 20, 40, 60, 80, 100, 120}, within(1e-9));
    for (double scale : new double[] {1e-6, 3, 7e4}) {
      Property p = Spaces.property(-scale, 1.3 * scale, scale / 50, null);
      assertThat(HitRates.targets(p)).isSorted();
      assertThat(Arrays.stream(HitRates.targets(p))).allMatch(v -> v > p.lower() && v < p.upper());
      assertThat(HitRates.targets(p).length).isBetween(3, 12);
    }
  }

  @Test
  void aPropertyWithASingleValueHasThatTarget() {
    assertThat(HitRates.targets(Spaces.property(3, 3, 0.1, null))).containsExactly(3);
  }

  @Test
  void distributionsAreComparedByTheirLargestDifference() {
    double[] a = {1, 2, 3, 4};
    assertThat(DistributionFidelity.distance(a, a)).isZero();
    assertThat(DistributionFidelity.distance(a, new double[] {5, 6})).isEqualTo(1);
    assertThat(DistributionFidelity.distance(a, new double[] {1, 2})).isEqualTo(0.5);
    assertThat(DistributionFidelity.distance(new double[] {1, 1, 1}, new double[] {1})).isZero();
  }

  @Test
  void coverageIsThatOfTheNormalDistribution() {
    List<double[]> shares = NormalCoverage.shares();
    assertThat(shares.getFirst()[1]).isCloseTo(0, within(1e-6));
    assertThat(NormalCoverage.share(1)).isCloseTo(0.6826895, within(1e-6));
    assertThat(NormalCoverage.share(2)).isCloseTo(0.9544997, within(1e-6));
    assertThat(NormalCoverage.share(3)).isCloseTo(0.9973002, within(1e-6));
  }
}
