package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.NetworkRole;
import io.backcast.model.PointMass;
import io.backcast.model.PriorKind;
import io.backcast.model.Property;
import io.backcast.model.Relation;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Designs {@code u, v} in −1 … 1 whose property depends on {@code u} alone, and generators that
 * draw a wrong {@code v}, or forget a branch: their density is exact, their distribution is not.
 */
class WeightedSamplerTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Standard deviation of what the generators make of a property. */
  private static final double WIDTH = 0.03;

  private static final Property Y = ClosedForms.property("y", -1, 1, 0.02, null);
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(ClosedForms.continuous("u", -1, 1), ClosedForms.continuous("v", -1, 1)), Y);
  private static final DesignBounds WHOLE = DesignBounds.of(SPACE);
  private static final Target HALF = Target.of(Y, 0.5);

  /** A generator whose {@code v} is uniform if shift is 0 and width is 1. */
  private static ClosedFormModel.Builder flow(double shift, double width) {
    return ClosedFormModel.of(
            "flow",
            SPACE,
            2,
            (z, y) ->
                new double[] {
                  y[0] + WIDTH * z[0], 2 * ClosedForms.uniform(shift + width * z[1]) - 1
                })
        .forward(
            (x, y) -> {
              double quantile = ClosedForms.latent((x[1] + 1) / 2);
              return new double[] {
                (x[0] - y[0]) / WIDTH,
                (quantile - shift) / width,
                -Math.log(WIDTH) - Math.log(2 * width) - NORMAL.logDensity(quantile)
              };
            })
        .prior(PriorKind.UNIFORM);
  }

  private static ClosedFormModel model(double shift, double width, DoubleUnaryOperator property) {
    return flow(shift, width).surrogate(x -> new double[] {property.applyAsDouble(x[0])}).build();
  }

  private static WeightedDesigns sample(ClosedFormModel model) throws Exception {
    return new WeightedSampler(model).sample(HALF, WHOLE, 1);
  }

  /** Kolmogorov–Smirnov distance of a variable from a uniform distribution. */
  private static double distance(WeightedDesigns d, int variable, double low, double high) {
    double[] values = d.designs().column(variable);
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double below = 0;
    double worst = 0;
    for (int i : order) {
      double truth = Math.clamp((values[i] - low) / (high - low), 0, 1);
      worst = Math.max(worst, Math.abs(truth - below / values.length));
      below += d.weights()[i];
      worst = Math.max(worst, Math.abs(truth - below / values.length));
    }
    return worst;
  }

  @Test
  void aRightGeneratorIsWorthMostOfItsDraws() throws Exception {
    WeightedDesigns d = sample(model(0, 1, u -> u));
    assertThat(d.method()).isEqualTo(SamplingMethod.IMPORTANCE);
    assertThat(d.effective()).isGreaterThan(0.8 * d.size()).isGreaterThan(4_500);
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.025);
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.025);
  }

  @ParameterizedTest
  @CsvSource({"0.8, 1", "0, 0.6", "-0.5, 1.4"})
  void weightsUndoAWrongGenerator(double shift, double width) throws Exception {
    WeightedDesigns right = sample(model(0, 1, u -> u));
    WeightedDesigns d = sample(model(shift, width, u -> u));
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.03);
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.03);
    assertThat(d.effective() / d.size()).isLessThan(0.9 * right.effective() / right.size());
    // no single draw counts for much
    assertThat(Arrays.stream(d.weights()).max().orElseThrow()).isLessThan(0.01 * d.size());
  }

  @Test
  void aBranchThatTheGeneratorForgetsIsDrawnFromThePrior() throws Exception {
    // half of the designs have a negative u, which the generator never draws
    WeightedDesigns d = sample(model(0, 1, Math::abs));
    double negative = 0;
    for (int i = 0; i < d.size(); i++) {
      negative += d.designs().get(i, 0) < 0 ? d.weights()[i] : 0;
    }
    assertThat(negative / d.size()).isCloseTo(0.5, within(0.03));
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.03);
    assertThat(d.effective()).isGreaterThan(3_000);
  }

  @Test
  void rejectionTakesOverFromAGeneratorThatMissesTheTarget() throws Exception {
    // asked for y, it draws designs of y + 1
    ClosedFormModel lost = model(0, 1, u -> u - 1 < -1 ? u + 1 : u - 1);
    WeightedDesigns d = new WeightedSampler(lost).sample(Target.of(Y, -0.5), WHOLE, 1);
    assertThat(d.method()).isEqualTo(SamplingMethod.REJECTION);
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.03);
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.03);
    assertThat(d.effective()).isGreaterThan(4_500);
  }

  @Test
  void theEnsembleHasTheLastWord() throws Exception {
    ClosedFormModel model =
        flow(0, 1)
            .surrogate(x -> new double[] {x[0]})
            .member(x -> new double[] {x[0] + 0.01})
            .build();
    WeightedDesigns d = sample(model);
    assertThat(distance(d, 0, 0.47, 0.51)).isLessThan(0.03);
    // it was asked about the edges of the band, and about some designs beside it
    assertThat(model.rowsAsked(NetworkRole.PREDICT)).isLessThan(WeightingBudget.FULL.prior() / 4);
  }

  @Test
  void aSurrogateThatIsFarOffIsNotAsked() throws Exception {
    // it is off by ten tolerances
    ClosedFormModel model =
        flow(0, 1)
            .surrogate(x -> new double[] {x[0] + 0.2})
            .member(x -> new double[] {x[0]})
            .build();
    WeightedDesigns d = sample(model);
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.03);
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.03);
    assertThat(d.effective()).isGreaterThan(4_500);
  }

  @Test
  void aSurrogateThatPutsDesignsOnTargetElsewhereIsNotAsked() throws Exception {
    // right but for a tenth of the designs on target, which it puts four tolerances off; at the
    // edge of its own band nothing is wrong
    ClosedFormModel model =
        flow(0, 1)
            .surrogate(
                x ->
                    new double[] {
                      Math.abs(x[1]) > 0.9 && Math.abs(x[0] - 0.5) < 0.03 ? x[0] + 0.08 : x[0]
                    })
            .member(x -> new double[] {x[0]})
            .build();
    WeightedDesigns d = sample(model);
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.03);
    assertThat(d.effective()).isGreaterThan(4_500);
  }

  @Test
  void aFewDesignsElsewhereAreToldFromATenth() throws Exception {
    ClosedFormModel model =
        flow(0, 1)
            .surrogate(
                x ->
                    new double[] {
                      Math.abs(x[1]) > 0.994 && Math.abs(x[0] - 0.5) < 0.03 ? x[0] + 0.08 : x[0]
                    })
            .member(x -> new double[] {x[0]})
            .build();
    long asked = 0;
    for (int seed = 1; seed <= 60; seed++) {
      new WeightedSampler(model).sample(HALF, WHOLE, seed);
      long now = model.rowsAsked(NetworkRole.PREDICT);
      assertThat(now - asked).as("seed %d", seed).isLessThan(WeightingBudget.FULL.prior() / 2);
      asked = now;
    }
  }

  @Test
  void aSurrogateThatIsOftenWrongNearTheEdgeIsAskedAllTheSame() throws Exception {
    // it is off by as much as 0.8 tolerances, up and down along v
    ClosedFormModel model =
        flow(0, 1)
            .surrogate(x -> new double[] {x[0] + 0.016 * Math.sin(9 * x[1])})
            .member(x -> new double[] {x[0]})
            .build();
    WeightedDesigns d = sample(model);
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.03);
    assertThat(distance(d, 1, -1, 1)).isLessThan(0.03);
    assertThat(d.effective()).isGreaterThan(3_000);
    // the draws of the prior were not predicted by the ensemble
    assertThat(model.rowsAsked(NetworkRole.PREDICT)).isLessThan(WeightingBudget.FULL.prior() / 2);
  }

  @Test
  void theSurrogateDecidesWhereVerdictsHardlyDiffer() {
    double[] off = new double[200];
    assertThat(EnsembleJudge.slack(off)).isCloseTo(0, within(1e-4));
    Arrays.setAll(off, i -> 0.3);
    assertThat(EnsembleJudge.slack(off)).isCloseTo(0.29, within(1e-3));
    // a few that are far off do not decide for all
    Arrays.fill(off, 0);
    off[7] = 3;
    assertThat(EnsembleJudge.slack(off)).isCloseTo(1, within(1e-3));
    Arrays.fill(off, 1.5);
    assertThat(EnsembleJudge.isTooFar(EnsembleJudge.slack(off))).isTrue();
    // a surrogate that gives no number decides nothing
    Arrays.fill(off, 0);
    off[7] = Double.NaN;
    assertThat(EnsembleJudge.isTooFar(EnsembleJudge.slack(off))).isTrue();
  }

  @Test
  void narrowedBoundsHoldTheirPartOfThePrior() throws Exception {
    DesignBounds bounds = WHOLE.with(1, 0, 0.5);
    WeightedDesigns d = new WeightedSampler(model(0.8, 1, u -> u)).sample(HALF, bounds, 1);
    assertThat(d.method()).isEqualTo(SamplingMethod.IMPORTANCE);
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.03);
    assertThat(distance(d, 1, 0, 0.5)).isLessThan(0.03);
    for (int i = 0; i < d.size(); i++) {
      assertThat(bounds.contains(d.designs(), i)).isTrue();
    }
  }

  @Test
  void aLockedVariableLeavesThePriorAlone() throws Exception {
    DesignBounds bounds = WHOLE.with(1, 0.25, 0.25);
    WeightedDesigns d = new WeightedSampler(model(0, 1, u -> u)).sample(HALF, bounds, 1);
    assertThat(d.method()).isEqualTo(SamplingMethod.REJECTION);
    assertThat(d.designs().column(1)).containsOnly(0.25);
    assertThat(distance(d, 0, 0.48, 0.52)).isLessThan(0.03);
    assertThat(d.effective()).isGreaterThan(4_500);
    WeightedDesigns one =
        new WeightedSampler(model(0, 1, u -> u)).sample(HALF, bounds.with(0, 0.5, 0.5), 1);
    assertThat(one.size()).isEqualTo(1);
    assertThat(one.isEnough()).isFalse();
  }

  @Test
  void theSameSeedDrawsTheSameWhateverWasAskedBefore() throws Exception {
    ClosedFormModel model = model(0.8, 1, u -> u);
    WeightedSampler used = new WeightedSampler(model);
    used.sample(Target.of(Y, -0.2), WHOLE.with(0, -1, 0), 3);
    used.sample(Target.of(Y, 0.1), WHOLE, 1);
    WeightedDesigns again = used.sample(HALF, WHOLE, 1);
    WeightedDesigns fresh = sample(model);
    assertThat(again.designs()).isEqualTo(fresh.designs());
    assertThat(again.weights()).isEqualTo(fresh.weights());
    assertThat(used.sample(HALF, WHOLE, 2).designs()).isNotEqualTo(fresh.designs());
  }

  @Test
  void aTargetThatNothingReachesHasNoDesigns() throws Exception {
    WeightedDesigns d =
        new WeightedSampler(model(0, 1, u -> u)).sample(HALF, WHOLE.with(0, -1, 0), 1);
    assertThat(d.size()).isZero();
    assertThat(d.effective()).isZero();
    assertThat(d.isEnough()).isFalse();
    assertThat(d.resampled(5, 0.5)).isEmpty();
  }

  @Test
  void aPointMassIsDrawnAsAWhole() throws Exception {
    Property mass = ClosedForms.property("y", 0, 1, 0.02, new PointMass(0, "none"));
    DesignSpace space = ClosedForms.space(SPACE.variables(), mass);
    ClosedFormModel model =
        ClosedFormModel.of("mass", space, 2, (z, y) -> new double[] {0, 0})
            .prior(PriorKind.UNIFORM)
            .surrogate(x -> new double[] {x[0] - 0.5})
            .build();
    WeightedDesigns d = new WeightedSampler(model).sample(Target.of(mass, 0), WHOLE, 1);
    assertThat(d.method()).isEqualTo(SamplingMethod.REJECTION);
    assertThat(distance(d, 0, -1, 0.5)).isLessThan(0.02);
  }

  @Test
  void wholeValuesAreAsLikelyAsEachOther() throws Exception {
    Variable whole = new Variable("n", "n", "", 1, 4, 1, VariableKind.INTEGER, 0);
    DesignSpace space = ClosedForms.space(List.of(ClosedForms.continuous("u", -1, 1), whole), Y);
    ClosedFormModel model =
        ClosedFormModel.of("whole", space, 2, (z, y) -> new double[] {y[0], 1})
            .prior(PriorKind.UNIFORM)
            .surrogate(x -> new double[] {x[0]})
            .build();
    WeightedDesigns d = new WeightedSampler(model).sample(HALF, DesignBounds.of(space), 1);
    double[] share = new double[5];
    for (int i = 0; i < d.size(); i++) {
      share[(int) d.designs().get(i, 1)] += d.weights()[i] / d.size();
    }
    assertThat(share[0]).isZero();
    for (int n = 1; n <= 4; n++) {
      assertThat(share[n]).isCloseTo(0.25, within(0.02));
    }
  }

  @Test
  void designsOnRelationsAreRejectedOnThem() throws Exception {
    Variable a = ClosedForms.continuous("a", 0, 1);
    Variable b = ClosedForms.continuous("b", 0, 1);
    Variable c = ClosedForms.continuous("c", 0, 1);
    DesignSpace space =
        ClosedForms.space(List.of(a, b, c), Y)
            .with(List.of(new Relation(Map.of("a", 1.0, "b", 1.0, "c", 1.0), 1)));
    ClosedFormModel model =
        ClosedFormModel.of("mix", space, 2, (z, y) -> new double[] {y[0], 0, 1 - y[0]})
            .prior(PriorKind.UNIFORM)
            .surrogate(x -> new double[] {x[0]})
            .build();
    WeightedDesigns d = new WeightedSampler(model).sample(HALF, DesignBounds.of(space), 1);
    assertThat(d.method()).isEqualTo(SamplingMethod.REJECTION);
    assertThat(d.effective()).isGreaterThan(1_000);
    // with a at one half the other two share the rest, evenly
    assertThat(distance(d, 1, 0, 0.5)).isLessThan(0.05);
    for (int i = 0; i < d.size(); i++) {
      float[] x = d.designs().row(i);
      assertThat(x[0] + x[1] + x[2]).isCloseTo(1f, within(1e-4f));
    }
  }

  @Test
  void aPriorInOtherWordsAndAModelThatPredictsNothingAreLeftAsTheyAre() throws Exception {
    assertThat(new WeightedSampler(model(0, 1, u -> u)).applies()).isTrue();
    assertThat(new WeightedSampler(flow(0, 1).build()).applies()).isFalse();
    ClosedFormModel near =
        flow(0, 1).surrogate(x -> new double[] {x[0]}).prior(PriorKind.DATA).build();
    assertThat(new WeightedSampler(near).applies()).isFalse();
    assertThatThrownBy(
            () -> WeightedResult.of(near, HALF, WHOLE, 1, 10, false, ExtrapolationControl.WARN))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("near the training data");
  }

  /** Near v = u, with a share of one in twenty anywhere. */
  private static final DesignMixture MIXTURE = mixture();

  private static DesignMixture mixture() {
    int k = 40;
    float[][] centres = new float[k][];
    float[][] widths = new float[k][];
    float[] weights = new float[k];
    for (int i = 0; i < k; i++) {
      float at = -0.975f + 0.05f * i;
      centres[i] = new float[] {at, at};
      widths[i] = new float[] {0.1f, 0.2f};
      weights[i] = 1 + i;
    }
    return new DesignMixture(0.05, weights, centres, widths);
  }

  private static ClosedFormModel nearTheData() {
    ClosedFormModel model =
        flow(0, 1).surrogate(x -> new double[] {x[0]}).prior(PriorKind.DATA).build();
    return (ClosedFormModel) model.with(model.card().with(MIXTURE));
  }

  /** A variable of designs of the mixture that are on target and pass, by rejection. */
  private static double[] rejected(int variable, Predicate<float[]> passes) {
    return Arrays.stream(new MixturePrior(SPACE, MIXTURE).draw(17, 2_000_000))
        .filter(f -> Math.abs(f[0] - 0.5) <= 0.02 && passes.test(f))
        .mapToDouble(f -> f[variable])
        .toArray();
  }

  /** Kolmogorov–Smirnov distance of a variable from a sample without weights. */
  private static double distance(WeightedDesigns d, int variable, double[] sample) {
    Arrays.sort(sample);
    double[] values = d.designs().column(variable);
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double all = Arrays.stream(d.weights()).sum();
    double below = 0;
    double worst = 0;
    for (int i : order) {
      int at = Arrays.binarySearch(sample, values[i]);
      double truth = (at < 0 ? -at - 1 : at) / (double) sample.length;
      worst = Math.max(worst, Math.abs(truth - below / all));
      below += d.weights()[i];
    }
    return worst;
  }

  @Test
  void aMixtureIsAPriorLikeAnyOther() throws Exception {
    WeightedDesigns d = new WeightedSampler(nearTheData()).sample(HALF, WHOLE, 1);
    assertThat(d.method()).isEqualTo(SamplingMethod.IMPORTANCE);
    assertThat(d.effective()).isGreaterThan(4_500);
    double[] v = rejected(1, f -> true);
    assertThat(distance(d, 1, v)).isLessThan(0.025);
    assertThat(distance(d, 0, rejected(0, f -> true))).isLessThan(0.025);
    assertThat(distance(d, 1, -1, 1)).as("from a uniform prior").isGreaterThan(0.2);
  }

  @Test
  void narrowedBoundsAndConditionsHoldTheirPartOfAMixture() throws Exception {
    WeightedSampler sampler = new WeightedSampler(nearTheData());
    WeightedDesigns narrowed = sampler.sample(HALF, WHOLE.with(1, 0.6, 1), 1);
    assertThat(narrowed.effective()).isGreaterThan(4_500);
    assertThat(distance(narrowed, 1, rejected(1, f -> f[1] >= 0.6))).isLessThan(0.03);
    Conditions few = Conditions.of(SPACE, List.of("abs(u - v) <= 0.15"));
    WeightedDesigns allowed = sampler.sample(HALF, WHOLE.with(few), 1);
    assertThat(allowed.effective()).isGreaterThan(3_000);
    double[] near = rejected(1, f -> Math.abs(f[0] - f[1]) <= 0.15);
    assertThat(distance(allowed, 1, near)).isLessThan(0.035);
  }

  @Test
  void aLockedVariableLeavesTheKernelsThatHaveItsValue() throws Exception {
    ClosedFormModel sum =
        flow(0, 1).surrogate(x -> new double[] {(x[0] + x[1]) / 2}).prior(PriorKind.DATA).build();
    InverseModel model = sum.with(sum.card().with(MIXTURE));
    WeightedDesigns d =
        new WeightedSampler(model)
            .sample(new Target(new double[] {0.3}, new double[] {0.3}), WHOLE.with(1, 0.2, 0.2), 1);
    assertThat(d.designs().column(1)).containsOnly(0.2f);
    double[] slice =
        Arrays.stream(new MixturePrior(SPACE, MIXTURE).draw(17, 4_000_000))
            .filter(f -> Math.abs(f[1] - 0.2) < 0.005 && f[0] >= -0.2 && f[0] <= 1)
            .mapToDouble(f -> f[0])
            .toArray();
    assertThat(distance(d, 0, slice)).isLessThan(0.03);
  }

  @Test
  void onAnEqualityDrawsCountAsMuchAsAMixtureHasThere() throws Exception {
    WeightedSampler sampler = new WeightedSampler(nearTheData());
    Conditions line = Conditions.of(SPACE, List.of("u + v = 1"));
    WeightedDesigns d = sampler.sample(HALF, WHOLE.with(line), 1);
    assertThat(d.isEnough()).isTrue();
    float[][] scaled = new float[d.size()][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = d.designs().row(i);
    }
    double[] density = new MixturePrior(SPACE, MIXTURE).logDensity(scaled);
    for (int i = 0; i < density.length; i++) {
      double ratio = d.weights()[i] / d.weights()[0];
      assertThat(ratio).isCloseTo(Math.exp(density[i] - density[0]), within(1e-3 * (1 + ratio)));
    }
  }

  @Test
  void keptDesignsFollowTheSameDistribution() throws Exception {
    ClosedFormModel model = model(0.8, 1, u -> u);
    WeightedResult weighted =
        WeightedResult.of(model, HALF, WHOLE, 1, 3_000, false, ExtrapolationControl.WARN);
    assertThat(weighted.size()).isEqualTo(3_000);
    WeightedDesigns kept =
        WeightedDesigns.of(
            weighted.designs().designs(),
            weighted.designs().unclamped(),
            weighted.weights(),
            1,
            weighted.draws().method());
    assertThat(distance(kept, 1, -1, 1)).isLessThan(0.06);
    WeightedResult even =
        WeightedResult.of(model, HALF, WHOLE, 1, 3_000, true, ExtrapolationControl.WARN);
    assertThat(even.weights()).containsOnly(1);
    assertThat(even.designs().designs().column(1))
        .satisfies(
            v -> assertThat(Arrays.stream(v).average().orElseThrow()).isCloseTo(0, within(0.05)));
    // the draws themselves are shifted
    double raw = Arrays.stream(weighted.designs().designs().column(1)).average().orElseThrow();
    assertThat(raw).isGreaterThan(0.2);
  }
}
