package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.io.Provenance;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Warn, restrict and off, where data in two clusters say something and where they do not. */
class ExtrapolationTest {
  private static final float[][] ROWS = DesignSupportTest.clusters(1_200, 1);

  /** The histogram of every property of the rows, as a card has it. */
  private static DataSummary summary(DesignSpace space, ClosedFormModel.Formula truth) {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      int column = k;
      Property p = space.properties().get(k);
      double[] values =
          Arrays.stream(ROWS)
              .mapToDouble(f -> truth.of(new double[] {f[0], f[1]})[column])
              .toArray();
      histograms.put(p.name(), Histogram.of(values, p.lower(), p.upper(), 60));
    }
    DataSummary clusters = DesignSupportTest.summary(ROWS);
    return new DataSummary(histograms, clusters.centres(), clusters.radii());
  }

  /** {@code sum = u + 2 v}: the clusters have sums about −1.8 and 1.8. */
  private static ClosedFormModel linear() {
    ClosedFormModel.Builder model = ClosedForms.linear();
    return model
        .member(x -> new double[] {x[0] + 2 * x[1]})
        .calibration(new Calibration(new double[] {1}, new double[] {0.01}))
        .trust(new TrustRule(1, 1, 0.2, 0.3))
        .dataSummary(summary(model.build().card().space(), x -> new double[] {x[0] + 2 * x[1]}))
        .build();
  }

  private static DesignRequest.Builder asked(ClosedFormModel model, double... values) {
    double[] tolerances = new double[values.length];
    Arrays.fill(tolerances, 0.05);
    return DesignRequest.of(new Target(values, tolerances), DesignBounds.of(model.card().space()))
        .samples(600)
        .keep(300);
  }

  private static DesignResult design(
      ClosedFormModel model, ExtrapolationControl control, double... values) throws Exception {
    return new Designer(model).design(asked(model, values).extrapolation(control).build());
  }

  @Test
  void whereTheDataSayEnoughOnlyTheDesignsFarFromThemAreMarked() throws Exception {
    ClosedFormModel model = linear();
    DesignResult result = design(model, ExtrapolationControl.WARN, 1.8);
    assertThat(result.abstention()).isNull();
    ExtrapolationCount count = result.extrapolated();
    assertThat(count.checked()).isEqualTo(result.onTarget()).isEqualTo(600);
    assertThat(count.outside()).isBetween(100, 500);
    assertThat(count.refused()).isZero();
    DesignSupport support = new DesignSupport(model.card());
    for (int i = 0; i < result.designs().size(); i++) {
      boolean outside = support.outside(result.designs().designs().row(i));
      TrustLevel level = result.designs().verdicts()[i].level();
      assertThat(level).isEqualTo(outside ? TrustLevel.WEAK : TrustLevel.STRONG);
      assertThat(result.designs().support()[i] > 0.01f).isNotEqualTo(outside);
    }
    // what is marked comes last in the most trusted
    assertThat(result.designs().verdicts()[0].reason()).isEqualTo(TrustReason.GOOD);
  }

  @Test
  void aRestrictionKeepsWhatTheDataSupport() throws Exception {
    ClosedFormModel model = linear();
    int outside = design(model, ExtrapolationControl.WARN, 1.8).extrapolated().outside();
    DesignResult result = design(model, ExtrapolationControl.RESTRICT, 1.8);
    assertThat(result.extrapolated().refused()).isEqualTo(outside);
    assertThat(result.onTarget()).isEqualTo(600 - outside);
    DesignSupport support = new DesignSupport(model.card());
    assertThat(support.of(result.preview().designs()).count()).isZero();
    Preview live =
        new Designer(model)
            .preview(asked(model, 1.8).extrapolation(ExtrapolationControl.RESTRICT).build());
    assertThat(support.of(live.designs()).count()).isZero();
    assertThat(live.hits()).isEqualTo(600 - live.extrapolated().refused());
    DesignRequest request = asked(model, 1.8).extrapolation(ExtrapolationControl.RESTRICT).build();
    Provenance provenance = DesignProvenance.of("p", model.card(), request, result);
    assertThat(provenance.refused())
        .containsEntry("outside the training data", outside)
        .containsEntry("off target", 0);
    assertThat(Objects.requireNonNull(provenance.extrapolation()).control()).isEqualTo("restrict");
  }

  @Test
  void betweenTheClustersNoDesignIsMoreThanWeak() throws Exception {
    ClosedFormModel model = linear();
    DesignResult result = design(model, ExtrapolationControl.WARN, 0.1);
    Abstention abstention = Objects.requireNonNull(result.abstention());
    assertThat(abstention.reason()).isEqualTo(Abstention.Reason.FEW_ROWS);
    assertThat(abstention.total()).isEqualTo(1_200);
    assertThat(abstention.from()).isLessThan(0.1);
    assertThat(abstention.to()).isGreaterThan(0.1);
    assertThat(result.designs().size()).isPositive();
    assertThat(result.designs().status()).containsOnly(TrustLevel.WEAK);
    // the target offered is one that the data cover
    assertThat(abstention.nearest()).hasSize(1);
    assertThat(abstention.nearest()[0]).isBetween(0.7, 1.5);
    assertThat(design(model, ExtrapolationControl.WARN, abstention.nearest()).abstention())
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            far ->
                assertThat(Objects.requireNonNull(far).reason())
                    .isEqualTo(Abstention.Reason.DESIGNS_OUTSIDE));
    DesignResult restricted = design(model, ExtrapolationControl.RESTRICT, 0.1);
    assertThat(restricted.designs().size()).isZero();
    assertThat(restricted.extrapolated().refused()).isEqualTo(600);
    Preview live =
        new Designer(model)
            .preview(asked(model, 0.1).extrapolation(ExtrapolationControl.RESTRICT).build());
    assertThat(live.hits()).isZero();
  }

  @Test
  void offLooksAtNothing() throws Exception {
    DesignResult result = design(linear(), ExtrapolationControl.OFF, 0.1);
    assertThat(result.abstention()).isNull();
    assertThat(result.extrapolated()).isEqualTo(ExtrapolationCount.NONE);
    assertThat(result.onTarget()).isEqualTo(600);
  }

  @Test
  void insideNarrowedBoundsFarFromTheDataNothingCanBeSaid() throws Exception {
    ClosedFormModel model = linear();
    DesignBounds bounds = DesignBounds.of(model.card().space()).with(0, 0.95, 1);
    Target target = new Target(new double[] {1.4}, new double[] {0.05});
    DesignResult result =
        new Designer(model).design(DesignRequest.of(target, bounds).samples(400).build());
    assertThat(result.onTarget()).isPositive();
    assertThat(Objects.requireNonNull(result.abstention()).reason())
        .isEqualTo(Abstention.Reason.DESIGNS_OUTSIDE);
    assertThat(result.designs().status()).containsOnly(TrustLevel.WEAK);
  }

  @Test
  void valuesThatOccurAloneButNotTogetherAreNotCovered() throws Exception {
    ClosedFormModel.Builder pair = ClosedForms.pair();
    DesignSpace space = pair.build().card().space();
    ClosedFormModel.Formula truth = x -> new double[] {x[0], 2 * x[0] + x[1]};
    ClosedFormModel model =
        pair.trust(new TrustRule(1, 1, 0.2, 0.3)).dataSummary(summary(space, truth)).build();
    Extrapolation extrapolation = new Extrapolation(model);
    DesignBounds bounds = DesignBounds.of(space);
    double[] low = truth.of(new double[] {-0.6, -0.6});
    double[] high = truth.of(new double[] {0.6, 0.6});
    double[] tolerances = {0.05, 0.05};
    assertThat(extrapolation.target(new Target(low, tolerances), bounds)).isNull();
    assertThat(extrapolation.target(new Target(high, tolerances), bounds)).isNull();
    Target mixed = new Target(new double[] {low[0], high[1]}, tolerances);
    Abstention abstention = Objects.requireNonNull(extrapolation.target(mixed, bounds));
    assertThat(abstention.reason()).isEqualTo(Abstention.Reason.NEVER_TOGETHER);
    assertThat(extrapolation.target(new Target(abstention.nearest(), tolerances), bounds)).isNull();
    assertThat(extrapolation.neverTogether(mixed, 1))
        .anySatisfy(s -> assertThat(s.contains(high[1])).isTrue())
        .noneSatisfy(s -> assertThat(s.contains(low[1])).isTrue());
    // one of them alone is covered
    Target free = new Target(new double[] {low[0], Double.NaN}, tolerances);
    assertThat(extrapolation.target(free, bounds)).isNull();
    assertThat(extrapolation.neverTogether(free, 0)).isEmpty();
  }

  @Test
  void beyondTheRangeTheNearestCoveredTargetIsInsideIt() throws Exception {
    ClosedFormModel model = linear();
    Abstention abstention =
        Objects.requireNonNull(
            new Extrapolation(model)
                .target(
                    new Target(new double[] {3.5}, new double[] {0.05}),
                    DesignBounds.of(model.card().space())));
    assertThat(abstention.reason()).isEqualTo(Abstention.Reason.BEYOND);
    assertThat(abstention.nearest()[0]).isCloseTo(2.5, within(0.3));
  }
}
