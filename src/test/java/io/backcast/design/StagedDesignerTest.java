package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.NetworkRole;
import io.backcast.model.OutsideRule;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.model.TrustRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Few of many designs in two stages, beside the same in one. */
class StagedDesignerTest {
  private static final int N = 20_000;
  private static final int KEEP = 100;

  /** Draws and surrogate are off; two members agree in the middle and part towards the ends. */
  private static ClosedFormModel model() {
    DesignSpace space = ClosedForms.linear().build().card().space();
    float[][] centres = {{-0.6f, 0.2f}, {0.1f, 0.3f}, {0.7f, -0.1f}};
    return ClosedFormModel.of(
            "staged",
            space,
            2,
            (z, y) -> {
              double u = 2 * ClosedForms.uniform(z[0]) - 1;
              double off = 0.1 * (ClosedForms.uniform(z[1]) - 0.5);
              return new double[] {u, Math.clamp((y[0] - u) / 2 + off, -1, 1)};
            })
        .surrogate(x -> new double[] {x[0] + 2 * x[1] + 0.01}, x -> new double[][] {{1, 2}})
        .member(x -> new double[] {x[0] + 2 * x[1] + spread(x[0])})
        .member(x -> new double[] {x[0] + 2 * x[1] - spread(x[0])})
        .trust(new TrustRule(1, 2, 0.5, 1))
        .dataSummary(new DataSummary(Map.of(), centres, new float[] {0.1f, 0.1f, 0.1f}))
        .build();
  }

  private static double spread(double u) {
    return 0.004 * Math.exp(2 * u * u + u);
  }

  private static DesignRequest request(ClosedFormModel model, Ranking ranking) {
    return DesignRequest.of(
            new Target(new double[] {0.4}, new double[] {0.05}),
            DesignBounds.of(model.card().space()))
        .samples(N)
        .keep(KEEP)
        .ranking(ranking)
        .build();
  }

  private static DesignResult staged(ClosedFormModel model, DesignRequest request)
      throws BackcastException {
    assertThat(StagedDesigner.pays(model, request)).isTrue();
    return new StagedDesigner(model).design(request, SamplingProgress.NONE);
  }

  @Test
  void theSameDesignsAreKeptWhileTheEnsembleIsAskedForFew() throws Exception {
    for (Ranking ranking : new Ranking[] {Ranking.DRAWN, Ranking.STRAIN, Ranking.ROBUST}) {
      ClosedFormModel one = model();
      ClosedFormModel two = model();
      DesignResult all = new Designer(one).design(request(one, ranking));
      DesignResult few = staged(two, request(two, ranking));
      assertThat(few.indices()).as(ranking.name()).isEqualTo(all.indices());
      assertThat(few.designs().status()).isEqualTo(all.designs().status());
      float[] x = few.designs().x();
      for (int i = 0; i < x.length; i++) {
        assertThat(x[i]).isCloseTo(all.designs().x()[i], within(1e-5f));
      }
      assertThat(two.rowsAsked(NetworkRole.PREDICT))
          .as(ranking.name())
          .isLessThan(one.rowsAsked(NetworkRole.PREDICT) / 4);
      assertThat(few.drawn()).isEqualTo(N);
      assertThat(few.screened() + few.onTarget()).isEqualTo(N);
    }
  }

  @Test
  void theMostTrustedAreFoundByTheSpreadToBeExpected() throws Exception {
    ClosedFormModel one = model();
    ClosedFormModel two = model();
    DesignResult all = new Designer(one).design(request(one, Ranking.TRUSTED));
    DesignResult few = staged(two, request(two, Ranking.TRUSTED));
    long same =
        LongStream.of(few.indices())
            .filter(i -> LongStream.of(all.indices()).anyMatch(k -> k == i))
            .count();
    assertThat(same).isGreaterThanOrEqualTo(90);
    assertThat(few.designs().status()).isEqualTo(all.designs().status());
    assertThat(two.rowsAsked(NetworkRole.PREDICT))
        .isLessThan(one.rowsAsked(NetworkRole.PREDICT) / 4);
  }

  @Test
  void theEnsembleLooksOnceAndFinishesOnlyWhatCanBeKept() throws Exception {
    ClosedFormModel model = model();
    DesignResult few = staged(model, request(model, Ranking.TRUSTED));
    int judged = N - few.screened();
    assertThat(judged).isBetween(KEEP, 2 * KEEP);
    // a value to reach takes no prediction of what the screen leaves out
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isLessThan(N / 2);
    // the pilot, a look at up to eight times as many, and the steps of those judged
    assertThat(model.rowsAsked(NetworkRole.PREDICT)).isLessThan(1_000 + 8 * KEEP + 6 * judged);
  }

  @Test
  void moreAreLookedAtWhereCopiesLeaveTooFew() throws Exception {
    DesignSpace space = ClosedForms.linear().build().card().space();
    // nine of ten samples are one of a few designs, and those come first
    ClosedFormModel model =
        ClosedFormModel.of(
                "copies",
                space,
                2,
                (z, y) -> {
                  double u = ClosedForms.uniform(z[0]);
                  double other = 2 * ClosedForms.uniform(z[1]) - 1;
                  double x = u < 0.9 ? 0.01 * Math.floor(10 * u) : other;
                  return new double[] {x, (y[0] - x) / 2};
                })
            .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
            .member(x -> new double[] {x[0] + 2 * x[1] + spread(x[0])})
            .member(x -> new double[] {x[0] + 2 * x[1] - spread(x[0])})
            .trust(new TrustRule(1, 2, 0.5, 1))
            .dataSummary(
                new DataSummary(
                    Map.of(), new float[][] {{0, 0.2f}, {0.05f, 0.2f}}, new float[] {0.1f, 0.1f}))
            .build();
    DesignResult few = staged(model, onTarget(model, 0.4).ranking(Ranking.TRUSTED).build());
    assertThat(few.designs().size()).isEqualTo(KEEP);
    assertThat(LongStream.of(few.indices()).distinct().count()).isEqualTo(KEEP);
  }

  @Test
  void theMostDifferentDesignsAreAsFarApartAsOutOfAll() throws Exception {
    ClosedFormModel model = model();
    double all = nearest(new Designer(model).design(request(model, Ranking.DIVERSE)), model);
    double few = nearest(staged(model, request(model, Ranking.DIVERSE)), model);
    assertThat(few).isGreaterThan(0.8 * all);
  }

  private static double nearest(DesignResult result, ClosedFormModel model) {
    float[][] f = model.card().space().scaledRows(result.designs().designs());
    assertThat(f.length).isEqualTo(KEEP);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < f.length; i++) {
      for (int k = 0; k < i; k++) {
        least = Math.min(least, Distances.squared(f[i], f[k]));
      }
    }
    return Math.sqrt(least);
  }

  @Test
  void manyDifferentDesignsAreFoundWithoutComparingAllPairs() throws Exception {
    DesignSpace space = ClosedForms.linear().build().card().space();
    DesignMatrix x = DesignMatrix.of(io.backcast.model.Randoms.uniforms(5, 0, 3_000, 2), 2);
    int[] chosen = DiverseNet.spread(space, SymmetryGroup.trivial(2), x, 60);
    assertThat(chosen).hasSize(60);
    float[][] f = Rows.of(x.pick(chosen).array(), 2);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < f.length; i++) {
      for (int k = 0; k < i; k++) {
        least = Math.min(least, Distances.squared(f[i], f[k]));
      }
    }
    // sixty points of the unit square, packed as hexagons, are 0.14 apart
    assertThat(Math.sqrt(least)).isGreaterThan(0.09);
  }

  @Test
  void rawSamplesAreScreenedWithoutBeingMoved() throws Exception {
    ClosedFormModel model = model();
    DesignRequest raw =
        DesignRequest.of(
                new Target(new double[] {0.4}, new double[] {0.05}),
                DesignBounds.of(model.card().space()))
            .samples(N)
            .keep(KEEP)
            .budget(SamplingBudget.RAW)
            .ranking(Ranking.DRAWN)
            .build();
    assertThat(staged(model, raw).indices()).isEqualTo(new Designer(model).design(raw).indices());
    assertThat(model.rowsAsked(NetworkRole.GRADIENT)).isZero();
  }

  @Test
  void aTargetThatNothingReachesIsToldAsInOneStage() throws Exception {
    ClosedFormModel model = model();
    DesignRequest far =
        DesignRequest.of(
                new Target(new double[] {9}, new double[] {0.05}),
                DesignBounds.of(model.card().space()))
            .samples(N)
            .keep(KEEP)
            .search()
            .build();
    DesignResult result = staged(model, far);
    assertThat(result.designs().size()).isZero();
    assertThat(result.searched()).isTrue();
    assertThat(result.nearest()[0]).isCloseTo(3, within(0.05));
  }

  @Test
  void aPartOfTheSamplesHasTheNumbersOfItsOwn() throws Exception {
    ClosedFormModel model = model();
    DesignRequest part =
        DesignRequest.of(
                new Target(new double[] {0.4}, new double[] {0.05}),
                DesignBounds.of(model.card().space()))
            .samples(50_000L, N)
            .keep(KEEP)
            .ranking(Ranking.DRAWN)
            .build();
    assertThat(staged(model, part).indices())
        .isEqualTo(LongStream.range(50_000, 50_000 + KEEP).toArray());
  }

  @Test
  void twoStagesAreForFewOfMany() throws Exception {
    ClosedFormModel model = model();
    DesignBounds bounds = DesignBounds.of(model.card().space());
    Target target = new Target(new double[] {0.4}, new double[] {0.05});
    assertThat(
            StagedDesigner.pays(
                model, DesignRequest.of(target, bounds).samples(N).keep(N / 2).build()))
        .isFalse();
    assertThat(
            StagedDesigner.pays(
                model, DesignRequest.of(target, bounds).samples(N).keep(9).keepAll().build()))
        .isFalse();
    assertThat(StagedDesigner.pays(model, DesignRequest.of(target, bounds).samples(10_000).build()))
        .isFalse();
  }

  @Test
  void whatDoesNotFitIntoMemoryIsRefusedBeforeWorkBegins() throws Exception {
    DesignSpace space = model().card().space();
    DesignBounds bounds = DesignBounds.of(space);
    Target target = new Target(new double[] {0.4}, new double[] {0.05});
    long gigabyte = 1L << 30;
    DesignRequest.Builder many = DesignRequest.of(target, bounds).samples(100_000_000);
    SamplingMemory.of(space, many.keep(1_000_000).build(), true).require(gigabyte);
    SamplingMemory.of(space, many.samples(2_000_000_000).build(), true).require(gigabyte);
    DesignRequest most = many.keep(50_000_000).build();
    assertThatThrownBy(() -> SamplingMemory.of(space, most, true).require(gigabyte))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("Keep at most")
        .hasMessageContaining("java -Xmx");
    // a shard holds all of its samples, however few are kept
    DesignRequest shard = many.samples(0, 100_000_000).keep(1_000).build();
    assertThatThrownBy(() -> SamplingMemory.of(space, shard, false).require(gigabyte))
        .hasMessageContaining("--shard");
  }

  @Test
  void itIsToldHowFarItIsAndEndsWhenItsThreadIsInterrupted() throws Exception {
    ClosedFormModel model = model();
    DesignRequest request = request(model, Ranking.DRAWN);
    long[] last = new long[2];
    new StagedDesigner(model)
        .design(
            request,
            (drawn, of) -> {
              last[0] = drawn;
              last[1] = of;
            });
    assertThat(last).containsExactly(N, N);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> staged(model, request)).hasMessageContaining("stopped");
    assertThat(Thread.interrupted()).isTrue();
    // and between two rounds of many
    DesignRequest many = onTarget(model, 0.4).samples(200_000).ranking(Ranking.DRAWN).build();
    List<Long> told = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new StagedDesigner(model)
                    .design(
                        many,
                        (drawn, of) -> {
                          told.add(drawn);
                          Thread.currentThread().interrupt();
                        }))
        .hasMessageContaining("Stopped");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).containsExactly(65_536L);
  }

  private static DesignRequest.Builder onTarget(ClosedFormModel model, double value) {
    return DesignRequest.of(
            new Target(new double[] {value}, new double[] {0.05}),
            DesignBounds.of(model.card().space()))
        .samples(N)
        .keep(KEEP);
  }

  /** The designs nearest to the target have {@code x} from a value on, far from all data. */
  private static ClosedFormModel nearestOutside(double from) {
    float[][] centres = {{-0.9f, 0.6f}, {-0.8f, 0.6f}, {-0.7f, 0.5f}};
    return ClosedFormModel.of(
            "outside",
            ClosedForms.linear().build().card().space(),
            2,
            (z, y) -> {
              double u = 2 * ClosedForms.uniform(z[0]) - 1;
              return new double[] {u, (y[0] - u) / 2 + (u > from ? 0 : 0.01)};
            })
        .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
        .member(x -> new double[] {x[0] + 2 * x[1]})
        .trust(new TrustRule(1, 2, 0.2, 0.5))
        .dataSummary(new DataSummary(Map.of(), centres, new float[] {0.1f, 0.1f, 0.1f}))
        .build();
  }

  @Test
  void thatAllDesignsAreOutsideTheDataIsNotSaidOfThoseKeptAlone() throws Exception {
    for (double from : new double[] {0.97, 0.2}) {
      ClosedFormModel model = nearestOutside(from);
      DesignRequest request =
          onTarget(model, 0.4).budget(SamplingBudget.RAW).ranking(Ranking.CLOSEST).build();
      DesignResult few = staged(model, request);
      DesignSupport support = new DesignSupport(model.card());
      assertThat(support.of(few.designs().designs()).count()).isEqualTo(KEEP);
      assertThat(few.abstention()).as("from " + from).isNull();
      assertThat(new Designer(model).design(request).abstention()).isNull();
    }
  }

  @Test
  void asManyAreKeptAsInOneStageThoughTheFirstThousandsAreRefused() throws Exception {
    ClosedFormModel model = nearestOutside(0.2);
    DesignRequest request =
        onTarget(model, 0.4)
            .budget(SamplingBudget.RAW)
            .ranking(Ranking.CLOSEST)
            .extrapolation(ExtrapolationControl.RESTRICT)
            .build();
    DesignResult few = staged(model, request);
    assertThat(few.designs().size()).isEqualTo(KEEP);
    assertThat(new DesignSupport(model.card()).of(few.designs().designs()).count()).isZero();
    Map<String, Integer> refused = DesignProvenance.of("p", model.card(), request, few).refused();
    assertThat(refused.values().stream().mapToInt(i -> i).sum()).isEqualTo(N - KEEP);
  }

  @Test
  void allSamplesCountThoughNoneReachesTheTarget() throws Exception {
    ClosedFormModel model = model();
    DesignResult result = staged(model, onTarget(model, 9).samples(2 * N).search().build());
    assertThat(result.drawn()).isEqualTo(2 * N);
    assertThat(result.designs().size()).isZero();
    assertThat(result.screened()).isBetween(N, 2 * N - 1);
    assertThat(result.nearest()[0]).isCloseTo(3, within(0.05));
  }

  @Test
  void designsAreFoundThoughTheFirstThousandsAreRefused() throws Exception {
    DesignSpace space = ClosedForms.linear().build().card().space();
    ClosedFormModel model =
        ClosedFormModel.of(
                "refused",
                space,
                2,
                (z, y) -> {
                  double u = ClosedForms.uniform(z[0]);
                  return u < 1.2e-4
                      ? new double[] {0.2 * ClosedForms.uniform(z[1]), 0.2}
                      : new double[] {5, 5};
                })
            .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
            .member(x -> new double[] {x[0] + 2 * x[1]})
            .build();
    DesignRequest.Builder asked =
        onTarget(model, 0.5)
            .samples(2 * N)
            .budget(new SamplingBudget(1, 3, 3, false, true))
            .outside(OutsideRule.REJECT);
    DesignRequest request = asked.build();
    DesignResult one = new Designer(model).design(request);
    for (int seed = 2; LongStream.of(one.indices()).anyMatch(i -> i < 4_096); seed++) {
      request = asked.seed(seed).build();
      one = new Designer(model).design(request);
    }
    assertThat(one.designs().size()).isPositive();
    DesignResult few = staged(model, request);
    assertThat(few.drawn()).isEqualTo(2 * N);
    assertThat(few.rejected()).isEqualTo(one.rejected());
    assertThat(few.indices()).isEqualTo(one.indices());
  }
}
