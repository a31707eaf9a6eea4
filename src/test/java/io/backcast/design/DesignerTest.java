package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.io.Provenance;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.NetworkRole;
import io.backcast.model.OutsideRule;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole pipeline, draw, refine, filter and rank, on problems with known answers. */
class DesignerTest {
  private static final int N = 400;

  private static Target target(double value) {
    return new Target(new double[] {value}, new double[] {0.05});
  }

  private static DesignRequest.Builder request(ClosedFormModel model, double value) {
    return DesignRequest.of(target(value), DesignBounds.of(model.card().space())).samples(N);
  }

  /** Draws 0.2 off the target, which refinement has to correct. */
  private static ClosedFormModel.Builder crude() {
    DesignSpace space = ClosedForms.linear().build().card().space();
    return ClosedFormModel.of(
            "crude", space, 1, (z, y) -> new double[] {2 * ClosedForms.uniform(z[0]) - 1, 0.1})
        .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
        .member(x -> new double[] {x[0] + 2 * x[1] + 0.1});
  }

  @Test
  void theDefaultRequestRefinesAndKeepsTheMostTrusted() {
    DesignBounds bounds = DesignBounds.of(ClosedForms.linear().build().card().space());
    DesignRequest usual = DesignRequest.of(target(1), bounds).build();
    assertThat(usual)
        .isEqualTo(
            new DesignRequest(
                target(1),
                bounds,
                1,
                0,
                10_000,
                1_000,
                SamplingBudget.FULL,
                false,
                Ranking.TRUSTED,
                false,
                null,
                ExtrapolationControl.WARN));
    DesignRequest own =
        DesignRequest.of(target(1), bounds)
            .seed(7)
            .samples(30, 20)
            .keep(5)
            .budget(SamplingBudget.RAW)
            .keepAll()
            .ranking(Ranking.DRAWN)
            .build();
    assertThat(own)
        .isEqualTo(
            new DesignRequest(
                target(1),
                bounds,
                7,
                30,
                20,
                5,
                SamplingBudget.RAW,
                true,
                Ranking.DRAWN,
                false,
                null,
                ExtrapolationControl.WARN));
    assertThat(DesignRequest.of(target(1), bounds).samples(30, 9).samples(8).build().first())
        .isZero();
  }

  @Test
  void aCopyDiffersInNothingElse() {
    DesignBounds bounds = DesignBounds.of(ClosedForms.linear().build().card().space());
    DesignRequest own =
        DesignRequest.of(target(1), bounds)
            .seed(7)
            .samples(30, 20)
            .keep(5)
            .budget(SamplingBudget.RAW.takingFirst())
            .keepAll()
            .ranking(Ranking.DRAWN)
            .search()
            .outside(OutsideRule.REJECT)
            .extrapolation(ExtrapolationControl.OFF)
            .build();
    assertThat(own.withTarget(own.target())).isEqualTo(own);
    assertThat(own.withSamples(20)).isEqualTo(own);
    assertThat(own.takingFirst()).isEqualTo(own);
    assertThat(own.withTarget(target(2)).target()).isEqualTo(target(2));
  }

  @Test
  void aBudgetRefinesIfItTakesStepsAnywhere() {
    assertThat(SamplingBudget.FULL.refines()).isTrue();
    assertThat(SamplingBudget.LIVE.refines()).isTrue();
    assertThat(SamplingBudget.RAW.refines()).isFalse();
    assertThat(new SamplingBudget(1, 0, 1, false, false).refines()).isTrue();
  }

  @Test
  void everyDesignKeptIsOnTargetByTheEnsemble() throws Exception {
    ClosedFormModel model = crude().build();
    DesignResult result = new Designer(model).design(request(model, 0.5).build());
    assertThat(result.drawn()).isEqualTo(N);
    assertThat(result.onTarget()).isEqualTo(N);
    for (float y : result.designs().unclamped()) {
      assertThat(y).isCloseTo(0.5f, within(1e-4f));
    }
    assertThat(result.closest()).isCloseTo(0, within(1e-4));
    assertThat(model.rowsAsked(NetworkRole.PREDICT))
        .as("two corrections, one verdict")
        .isEqualTo(3 * N);
  }

  @Test
  void withoutRefinementDesignsStayAsDrawnAndTheEnsembleFilters() throws Exception {
    ClosedFormModel model = crude().build();
    DesignResult raw =
        new Designer(model)
            .design(request(model, 0.5).budget(SamplingBudget.RAW).ranking(Ranking.DRAWN).build());
    // u + 0.2 + 0.1 within 0.05 of 0.5: one fortieth of the range of u on each side
    assertThat(raw.onTarget()).isBetween(N / 40, N / 12);
    for (int i = 0; i < raw.designs().size(); i++) {
      assertThat(raw.designs().designs().get(i, 0)).isBetween(0.15f, 0.25f);
      assertThat(raw.designs().status()[i]).isEqualTo(TrustLevel.WEAK);
    }
    assertThat(raw.refused()).isEqualTo(N - raw.designs().size());
    assertThat(model.rowsAsked(NetworkRole.GRADIENT)).isZero();
  }

  @Test
  void keepingAllMeansHitsAndMissesInTheOrderDrawn() throws Exception {
    ClosedFormModel model = crude().build();
    DesignResult all =
        new Designer(model)
            .design(
                request(model, 0.5)
                    .budget(SamplingBudget.RAW)
                    .keepAll()
                    .keep(N)
                    .ranking(Ranking.DRAWN)
                    .build());
    assertThat(all.indices()).isEqualTo(LongStream.range(0, N).toArray());
    assertThat(all.copies()).isZero();
    assertThat(all.onTarget()).isLessThan(N / 10);
    assertThat(
            Arrays.stream(all.designs().status()).filter(s -> s == TrustLevel.OFF_TARGET).count())
        .isEqualTo(N - all.onTarget());
  }

  @Test
  void aLivePreviewUsesTheSurrogateAlone() throws Exception {
    ClosedFormModel model =
        ClosedForms.linear().fastGenerator((z, y) -> new double[] {0.5, (y[0] - 0.5) / 2}).build();
    Preview live =
        new Designer(model).preview(request(model, 1).budget(SamplingBudget.LIVE).build());
    assertThat(live.hits()).isEqualTo(N);
    assertThat(live.designs().column(0)).containsOnly(0.5);
    assertThat(live.x()).isSameAs(live.designs().array());
    assertThat(live.drawn()).isEqualTo(N);
    assertThat(model.rowsAsked(NetworkRole.FAST_GENERATOR)).isEqualTo(N);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isEqualTo(N);
    for (NetworkRole role :
        new NetworkRole[] {
          NetworkRole.BACKWARD, NetworkRole.PREDICT, NetworkRole.FORWARD, NetworkRole.GRADIENT
        }) {
      assertThat(model.rowsAsked(role)).as(role.name()).isZero();
    }
  }

  @Test
  void aLivePreviewInsideNarrowedBoundsTakesOneRefinementStep() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignBounds narrow = DesignBounds.of(model.card().space()).with(0, 0, 0.25);
    Preview live =
        new Designer(model)
            .preview(
                DesignRequest.of(target(1), narrow).samples(N).budget(SamplingBudget.LIVE).build());
    assertThat(model.rowsAsked(NetworkRole.GRADIENT)).isEqualTo(N);
    assertThat(live.hits()).isGreaterThan(N * 3 / 4);
    for (int i = 0; i < live.hits(); i++) {
      assertThat(narrow.contains(live.designs(), i)).isTrue();
    }
  }

  @Test
  void whatIsCountedAndWhatIsKeptAreTheSameDraws() throws Exception {
    ClosedFormModel model = crude().build();
    DesignResult result =
        new Designer(model).design(request(model, 0.5).keep(10).ranking(Ranking.DRAWN).build());
    assertThat(result.preview().hits()).isEqualTo(result.onTarget());
    assertThat(result.designs().size()).isEqualTo(10);
    assertThat(result.designs().designs()).isEqualTo(result.preview().designs().slice(0, 10));
    assertThat(new Designer(model).preview(request(model, 0.5).build()).designs())
        .isEqualTo(result.preview().designs());
  }

  @Test
  void anyPartOfTheSamplesIsThatPartOfTheWhole() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignRequest.Builder request = request(model, 1).ranking(Ranking.DRAWN);
    Designer designer = new Designer(model);
    DesignResult whole = designer.design(request.build());
    DesignResult part = designer.design(request.samples(100, 50).build());
    assertThat(part.indices()).isEqualTo(LongStream.range(100, 150).toArray());
    assertThat(part.designs().designs()).isEqualTo(whole.designs().designs().slice(100, 150));
    DesignResult again = designer.design(request.samples(0, N).build());
    assertThat(again.designs().designs()).isEqualTo(whole.designs().designs());
    DesignResult other = designer.design(request.seed(2).build());
    assertThat(other.designs().designs()).isNotEqualTo(whole.designs().designs());
  }

  @Test
  void symmetricCopiesAreKeptOnce() throws Exception {
    DesignSpace space = ClosedForms.ring().build().card().space();
    double[][] drawn = {{0.6, 0.2}, {0.2, -0.6}, {0.5, 0.387298}};
    ClosedFormModel model =
        ClosedFormModel.of(
                "copies", space, 1, (z, y) -> drawn[z[0] < -0.5 ? 0 : z[0] < 0.5 ? 1 : 2])
            .surrogate(x -> new double[] {x[0] * x[0] + x[1] * x[1]})
            .build();
    DesignResult result =
        new Designer(model).design(request(model, 0.4).budget(SamplingBudget.RAW).build());
    assertThat(result.onTarget()).isEqualTo(N);
    assertThat(result.designs().size()).as("two up to symmetry").isEqualTo(2);
    assertThat(result.copies()).isEqualTo(N - 2);
  }

  @Test
  void whereNothingPredictsEveryDesignCounts() throws Exception {
    ClosedFormModel blind = ClosedForms.withoutPredictor().build();
    Designer designer = new Designer(blind);
    Preview live = designer.preview(request(blind, 1).budget(SamplingBudget.LIVE).build());
    assertThat(live.hits()).isEqualTo(N);
    assertThat(live.unclamped()).containsOnly(Float.NaN);
    assertThat(live.closest()).isNaN();
    DesignResult full = designer.design(request(blind, 1).build());
    assertThat(full.onTarget()).isEqualTo(N);
    assertThat(full.judged()).isFalse();
    assertThat(full.designs().status()).containsOnly(TrustLevel.NOT_JUDGED);
    assertThat(full.closest()).isNaN();
    Provenance note =
        DesignProvenance.of("Backcast", blind.card(), request(blind, 1).build(), full);
    assertThat(note.onTarget()).isNull();
    assertThat(note.note()).contains("not judged");
    assertThat(note.refused()).doesNotContainKey("off target");
  }

  @Test
  void theSmallestMissIsInThePropertysUnit() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignBounds bounds = DesignBounds.of(model.card().space()).with(0, -1, 0).with(1, -1, 0.25);
    DesignResult result =
        new Designer(model).design(DesignRequest.of(target(2), bounds).samples(N).build());
    assertThat(result.onTarget()).isZero();
    assertThat(result.designs().size()).isZero();
    assertThat(result.closest()).as("(0, 0.25) has 0.5").isCloseTo(1.5, within(1e-4));
    Preview none = new Designer(model).preview(request(model, 1).samples(0).build());
    assertThat(none.hits()).isZero();
    assertThat(none.closest()).isNaN();
  }

  @Test
  void anInterruptedThreadStopsBetweenTwoSteps() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignRequest request = request(model, 1).build();
    Designer designer = new Designer(model);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> designer.design(request)).hasMessageContaining("stopped");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(designer.design(request).onTarget()).isPositive();
  }

  @Test
  void emptyBoundsAreRefused() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignBounds empty = DesignBounds.of(model.card().space()).with(0, 0.5, 0.25);
    Designer designer = new Designer(model);
    assertThatThrownBy(() -> designer.preview(DesignRequest.of(target(1), empty).build()))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> designer.design(DesignRequest.of(target(1), empty).build()))
        .hasMessageContaining("empty");
  }

  @Test
  void theBoundThatKeepsTheTargetOutIsTheOneToRelax() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    // at most 0.5 inside; with u free 1.5 is the most, with v free 2
    DesignBounds bounds = DesignBounds.of(model.card().space()).with(0, -1, 0).with(1, -0.5, 0.25);
    Relaxation advice = Objects.requireNonNull(Relaxation.of(model, target(1.75), bounds, 1, 1.25));
    assertThat(advice.variable()).isEqualTo(1);
    assertThat(advice.closest()).isZero();
    assertThat(advice.bounds().lower()[1]).isEqualTo(-0.5);
    // v = (1.75 − u) / 2 with u in −0.25 … 0, to the coarser of two digits
    assertThat(advice.bounds().upper()[1]).isBetween(0.88, 0.98);
    assertThat(advice.bounds().upper()[1] * 100)
        .isCloseTo(Math.rint(advice.bounds().upper()[1] * 100), within(1e-6));
    Relaxation nearer = Objects.requireNonNull(Relaxation.of(model, target(2.75), bounds, 1, 2.25));
    assertThat(nearer.variable()).isEqualTo(1);
    assertThat(nearer.closest()).isCloseTo(0.75, within(1e-3));
    assertThat(nearer.bounds().upper()[1]).isEqualTo(1);
  }

  @Test
  void aLowerBoundIsRelaxedDownward() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignBounds bounds = DesignBounds.of(model.card().space()).with(0, 0, 1).with(1, -0.25, 0.5);
    Relaxation advice =
        Objects.requireNonNull(Relaxation.of(model, target(-1.75), bounds, 1, 1.25));
    assertThat(advice.variable()).isEqualTo(1);
    assertThat(advice.bounds().lower()[1]).isBetween(-0.98, -0.88);
    assertThat(advice.bounds().upper()[1]).isEqualTo(0.5);
  }

  @Test
  void whereNoBoundHelpsThereIsNoAdvice() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignBounds whole = DesignBounds.of(model.card().space());
    assertThat(Relaxation.of(model, target(5), whole, 1, 2)).isNull();
    // the lower bounds do not exclude the target
    DesignBounds raised = whole.with(0, -0.5, 1).with(1, -0.5, 1);
    assertThat(Relaxation.of(model, target(5), raised, 1, 1.9)).isNull();
  }

  @Test
  void provenanceHoldsTheRequestAndItsCounts() throws Exception {
    ClosedFormModel model = crude().build();
    DesignBounds bounds = DesignBounds.of(model.card().space()).with(0, 0, 0.5);
    DesignRequest request =
        DesignRequest.of(target(0.5), bounds)
            .seed(3)
            .samples(10, N)
            .keep(7)
            .ranking(Ranking.CLOSEST)
            .build();
    DesignResult result = new Designer(model).design(request);
    Provenance p = DesignProvenance.of("backcast 1", model.card(), request, result);
    assertThat(p.target()).containsExactly(java.util.Map.entry("sum", "0.5"));
    assertThat(p.tolerance()).containsExactly(java.util.Map.entry("sum", 0.05));
    assertThat(p.bounds()).containsOnlyKeys("u");
    assertThat(p.bounds().get("u")).containsExactly(0, 0.5);
    assertThat(p.refused())
        .containsExactly(
            java.util.Map.entry("off target", N - result.onTarget()),
            java.util.Map.entry("copy of another", result.copies()),
            java.util.Map.entry("more than asked for", result.onTarget() - result.copies() - 7));
    DesignRequest everything =
        request(model, 0.5).budget(SamplingBudget.RAW).keepAll().keep(N).build();
    assertThat(
            DesignProvenance.of(
                    "backcast 1", model.card(), everything, new Designer(model).design(everything))
                .refused())
        .isEmpty();
  }

  @Test
  void provenanceNamesAClassAndWhatIsLeftFree() throws Exception {
    ClosedFormModel gap = ClosedForms.pointMass().build();
    for (double value : new double[] {0, Double.NaN, 0.5}) {
      DesignRequest request = request(gap, value).budget(SamplingBudget.RAW).build();
      Provenance p =
          DesignProvenance.of("b", gap.card(), request, new Designer(gap).design(request));
      assertThat(p.target().get("gap"))
          .isEqualTo(value == 0 ? "metal" : Double.isNaN(value) ? "any" : "0.5");
    }
  }

  @Test
  void theFirstSamplesAtRestHaveTheSeedsOfTheLivePreview() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    Preview live =
        new Designer(model).preview(request(model, 1).budget(SamplingBudget.LIVE).build());
    Preview resting = new Designer(model).preview(request(model, 1).samples(2 * N).build());
    DesignMatrix first = resting.designs().slice(0, N);
    for (int i = 0; i < N; i++) {
      assertThat(first.get(i, 0)).isCloseTo(live.designs().get(i, 0), within(1e-5f));
    }
  }

  @Test
  void aRelaxedBoundIsRoundedOutward() throws Exception {
    // v alone decides, and only one side of it is narrowed
    DesignSpace space =
        ClosedForms.space(
            java.util.List.of(ClosedForms.continuous("v", -1, 1)),
            ClosedForms.property("v2", -1, 1, 0.001, null));
    ClosedFormModel model =
        ClosedFormModel.of("one", space, 1, (z, y) -> new double[] {y[0]})
            .surrogate(x -> x.clone(), x -> new double[][] {{1}})
            .build();
    Target above = new Target(new double[] {0.533}, new double[] {0.001});
    Relaxation up =
        Objects.requireNonNull(
            Relaxation.of(model, above, DesignBounds.of(space).with(0, -1, 0.25), 1, 0.283));
    assertThat(up.bounds().upper()[0]).isCloseTo(0.54, within(1e-9));
    assertThat(up.bounds().lower()[0]).isEqualTo(-1);
    Target below = new Target(new double[] {-0.537}, new double[] {0.001});
    Relaxation down =
        Objects.requireNonNull(
            Relaxation.of(model, below, DesignBounds.of(space).with(0, -0.25, 1), 1, 0.287));
    assertThat(down.bounds().lower()[0]).isCloseTo(-0.54, within(1e-9));
    assertThat(down.bounds().upper()[0]).isEqualTo(1);
  }

  @Test
  void aMissOfExactlyTheToleranceIsOnTarget() throws Exception {
    ClosedFormModel model =
        ClosedFormModel.of(
                "half",
                ClosedForms.ensemble(0).build().card().space(),
                1,
                (z, y) -> new double[] {0.5})
            .surrogate(x -> x.clone())
            .build();
    Target quarter = new Target(new double[] {0.25}, new double[] {0.25});
    DesignBounds whole = DesignBounds.of(model.card().space());
    Preview found =
        new Designer(model)
            .preview(
                DesignRequest.of(quarter, whole).samples(10).budget(SamplingBudget.RAW).build());
    assertThat(found.hits()).isEqualTo(10);
    assertThat(found.closest()).isEqualTo(0.25);
  }
}
