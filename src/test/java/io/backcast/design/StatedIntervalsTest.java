package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.io.DesignTable;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSet;
import io.backcast.model.IntervalRule;
import io.backcast.model.IntervalRule.ClassProbability;
import io.backcast.model.PiecewiseLinear;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.model.TrustVerdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Intervals, classes and regions of a card, in everything that is said of a design. */
class StatedIntervalsTest {
  private static final DataSummary EVERYWHERE =
      new DataSummary(Map.of(), new float[][] {{0, 0}}, new float[] {1});

  /** One deviation below, two above, doubled from a distance of one on. */
  private static final IntervalRule RULE =
      new IntervalRule(
          0.9,
          100,
          List.of(
              new IntervalRule.Reach(
                  PiecewiseLinear.constant(1),
                  PiecewiseLinear.constant(2),
                  new PiecewiseLinear(new double[] {0.5, 1}, new double[] {1, 2}),
                  PiecewiseLinear.constant(1),
                  new ClassProbability(-4, 0))));

  /** {@code gap = a}, a metal below zero; members differ by a deviation of {@code spread}. */
  private static ClosedFormModel.Builder model(double spread) {
    double each = spread * Math.sqrt(0.75);
    return ClosedForms.pointMass()
        .member(x -> new double[] {x[0] - 2 * each / Math.sqrt(3)})
        .member(x -> new double[] {x[0] + 2 * each / Math.sqrt(3)})
        .dataSummary(EVERYWHERE)
        .trust(new TrustRule(0.5, 1, 2, 2));
  }

  private static DesignSet described(ClosedFormModel model, float... a) throws Exception {
    DesignMatrix x = DesignMatrix.zeros(a.length, 2);
    for (int i = 0; i < a.length; i++) {
      x.set(i, 0, a[i]);
    }
    return new Trust(model).describe(x, Predictions.of(model, x));
  }

  @Test
  void anIntervalReachesAsFarAsTheCardSaysAndNeverBeyondThePointMass() throws Exception {
    DesignSet set = described(model(0.04).intervals(RULE).build(), 0.4f, 1, 0.25f, -0.9f);
    PredictedIntervals stated = Objects.requireNonNull(set.intervals());
    float std = set.std()[0];
    assertThat(std).isCloseTo(0.04f, within(1e-4f));
    assertThat(stated.low()[0]).isCloseTo(0.4f - std, within(1e-5f));
    assertThat(stated.high()[0]).isCloseTo(0.4f + 2 * std, within(1e-5f));
    assertThat(stated.high()[1]).as("twice as far").isCloseTo(1 + 4 * std, within(1e-5f));
    // hardly a metal: exp(−4 · 0.25 / √(0.04² + 0.1²)) < 0.05
    assertThat(stated.low()[2]).isCloseTo(0.25f - std, within(1e-5f));
    assertThat(stated.low()[3]).isZero();
    assertThat(stated.high()[3]).as("surely a metal").isZero();
    assertThat(stated.massProbability()[3]).isGreaterThan(0.99f);
    DesignSet doubtful = described(model(0.04).intervals(RULE).build(), 0.02f);
    stated = Objects.requireNonNull(doubtful.intervals());
    assertThat(stated.massProbability()[0]).isBetween(0.1f, 0.5f);
    assertThat(stated.low()[0]).as("the class is inside").isZero();
    assertThat(stated.high()[0]).isGreaterThan(0.02f);
  }

  @Test
  void filesHaveTheColumnsWhereTheCardHasTheRuleAndOnlyThere() throws Exception {
    ClosedFormModel with = model(0.04).intervals(RULE).build();
    assertThat(DesignTable.of(with.card().space(), described(with, 0.4f)).header())
        .containsSubsequence(
            "gap", "gap_std", "gap_low", "gap_high", "gap_metal_probability", "distance");
    ClosedFormModel without = model(0.04).build();
    assertThat(DesignTable.of(without.card().space(), described(without, 0.4f)).header())
        .containsSubsequence("gap", "gap_std", "distance")
        .doesNotContain("gap_low", "gap_metal_probability");
    DesignPath along = new DesignPath("a", "a", "", -1, 1, Map.of("a", 1.0));
    Transition curve = Transition.along(with, along, new float[] {0, 0}, -0.5, 0.5, 3);
    assertThat(TransitionTable.of(with.card().space(), curve).header())
        .containsSubsequence("gap_std", "gap_low", "gap_high", "gap_metal_probability");
    PropertyProfiles profiles =
        PropertyProfiles.of(with, 0, new DesignSupport(with.card()), new float[] {0.4f, 0});
    PropertyProfiles.Profile a = profiles.along().getFirst();
    assertThat(a.high()[40]).isGreaterThan(a.unclamped()[40]);
    assertThat(a.low()[0]).isZero();
  }

  @Test
  void aDesignDeepInThePointMassIsTrustedHoweverTheEnsembleDisagreesThere() throws Exception {
    DesignSet old = described(model(0.2).build(), -0.9f);
    assertThat(old.status()).containsExactly(TrustLevel.WEAK);
    DesignSet now = described(model(0.2).intervals(RULE).build(), -0.9f, 0.9f, -0.02f);
    assertThat(now.verdicts()[0])
        .isEqualTo(new TrustVerdict(TrustLevel.STRONG, TrustReason.SURE_CLASS));
    assertThat(now.verdicts()[1].level()).as("not a metal").isEqualTo(TrustLevel.WEAK);
    assertThat(now.verdicts()[2].level()).as("a toss-up").isEqualTo(TrustLevel.WEAK);
  }

  @Test
  void inARegionADesignIsCalledNoMoreThanThatAllows() throws Exception {
    TrustRegion fair = new TrustRegion("gap", 0.3, null, "b", 0.5, TrustLevel.FAIR, 0.8, 3);
    TrustRegion weak = new TrustRegion("gap", 0.8, null, null, 0, TrustLevel.WEAK, 0.5, 1);
    ClosedFormModel model =
        model(0.01)
            .intervals(RULE)
            .trust(new TrustRule(0.5, 1, 2, 2).with(List.of(fair, weak)))
            .build();
    DesignMatrix x =
        DesignMatrix.of(new float[] {0.5f, 0, 0.5f, -0.6f, 0.2f, 0.6f, 0.9f, 0.6f, -0.5f, 0.6f}, 2);
    TrustVerdict[] verdicts = new Trust(model).describe(x, Predictions.of(model, x)).verdicts();
    assertThat(verdicts)
        .containsExactly(
            new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD),
            new TrustVerdict(TrustLevel.FAIR, TrustReason.REGION, fair),
            new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD),
            new TrustVerdict(TrustLevel.WEAK, TrustReason.REGION, weak),
            new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD));
    assertThat(
            new TrustRegion("gap", null, 0.3, null, 0, TrustLevel.WEAK, 0.5, 1)
                .contains(model.card().space(), new float[] {-0.5f, 0}, new float[] {-0.5f}))
        .as("a metal")
        .isFalse();
  }
}
