package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Of long requests inside bounds, the first draw near the target, on {@code sum = u + 2 v}. */
class FirstDrawTest {
  private static final int N = 4_000;
  private static final int ATTEMPTS = 64;
  private static final Target ONE = new Target(new double[] {1}, new double[] {0.05});

  private final ClosedFormModel model = ClosedForms.linear().build();
  private final DesignSpace space = model.card().space();
  private final DesignBounds narrow = DesignBounds.of(space).with(0, 0, 0.5).with(1, 0.1, 0.6);

  private DesignMatrix drawn(Target target, DesignBounds bounds, int first, int n)
      throws BackcastException {
    return new BoundedSampler(model)
        .draw(
            target,
            SampleSeeds.of(model, 1, first, n),
            bounds,
            3,
            ATTEMPTS,
            true,
            model.card().outsideRule())
        .x();
  }

  @Test
  void movedDesignsAreDistributedAsThoseOfANarrowWindow() throws Exception {
    DesignMatrix x = drawn(ONE, narrow, 0, N);
    new Refiner(model).refineBySurrogate(x, ONE, narrow, 3);
    float[] u = Randoms.uniforms(77, 0, 400_000, 2);
    double[] truth =
        IntStream.range(0, 400_000)
            .filter(i -> Math.abs(0.5 * u[2 * i] + 2 * (0.1 + 0.5 * u[2 * i + 1]) - 1) < 0.01)
            .mapToDouble(i -> 0.5 * u[2 * i])
            .toArray();
    assertThat(RangeDrawTest.distance(x.column(0), truth)).isLessThan(0.035);
    for (int i = 0; i < N; i++) {
      assertThat(x.get(i, 0) + 2 * x.get(i, 1)).isCloseTo(1, within(1e-3f));
      assertThat(narrow.contains(x, i)).isTrue();
    }
  }

  @Test
  void aDrawTakesFewPredictionsWhereManyDesignsAreNear() throws Exception {
    DesignMatrix x = drawn(ONE, narrow, 0, N);
    // of the sum of u and 2 v, between 0.2 and 1.7, a share of 0.2 is within two tolerances
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isLessThan(8_000 + 7 * N);
    float[] y = model.predictFast(N, x.array());
    assertThat(IntStream.range(0, N).allMatch(i -> ONE.miss(space, y, i) <= 2)).isTrue();
  }

  @Test
  void aRareTargetIsStillComparedWithAllTrialPoints() throws Exception {
    Target corner = new Target(new double[] {1.69}, new double[] {0.005});
    DesignMatrix all =
        new BoundedSampler(model)
            .draw(corner, SampleSeeds.of(model, 1, 0, 500), narrow, 3, ATTEMPTS);
    assertThat(drawn(corner, narrow, 0, 500)).isEqualTo(all);
  }

  @Test
  void aSampleDependsOnItsNumberAlone() throws Exception {
    assertThat(drawn(ONE, narrow, 150, 100)).isEqualTo(drawn(ONE, narrow, 0, 300).slice(150, 250));
  }

  @Test
  void rawDrawsTakeTheNearestTrialPointHoweverManyThereAre() throws Exception {
    DesignRequest few = DesignRequest.of(ONE, narrow).samples(200).build();
    SampleSeeds seeds = SampleSeeds.of(model, 1, 0, 200);
    BoundedSampler sampler = new BoundedSampler(model);
    assertThat(sampler.draw(few.takingFirst(), seeds, false).x())
        .isEqualTo(sampler.draw(few, seeds, false).x());
    assertThat(sampler.draw(few.takingFirst(), seeds, true).x())
        .isNotEqualTo(sampler.draw(few, seeds, true).x());
  }

  @Test
  void partsOfALongRequestHaveTheDesignsThatItKeeps() throws Exception {
    ClosedFormModel ensemble =
        ClosedForms.linear()
            .member(x -> new double[] {x[0] + 2 * x[1] + 0.01})
            .member(x -> new double[] {x[0] + 2 * x[1] - 0.01})
            .build();
    DesignRequest all =
        DesignRequest.of(ONE, narrow).samples(20_000).keep(200).ranking(Ranking.STRAIN).build();
    assertThat(StagedDesigner.pays(ensemble, all)).isTrue();
    DesignResult kept = new StagedDesigner(ensemble).design(all, SamplingProgress.NONE);
    Set<Long> parts =
        IntStream.range(0, 4)
            .mapToObj(
                k ->
                    DesignRequest.of(ONE, narrow)
                        .samples(k * 5_000L, 5_000)
                        .keep(200)
                        .ranking(Ranking.STRAIN)
                        .build()
                        .takingFirst())
            .flatMapToLong(part -> LongStream.of(indices(ensemble, part)))
            .boxed()
            .collect(Collectors.toSet());
    assertThat(kept.indices()).hasSize(200);
    assertThat(LongStream.of(kept.indices()).filter(parts::contains).count())
        .isGreaterThanOrEqualTo(195);
  }

  private static long[] indices(ClosedFormModel model, DesignRequest part) {
    try {
      return new Designer(model).design(part).indices();
    } catch (BackcastException e) {
      throw new AssertionError(e);
    }
  }

  /** Of many samples few rounds are kept for the next target, of few all: that changes nothing. */
  @Test
  void roundsThatAreNotKeptDrawTheSame() throws Exception {
    Target range = Target.of(space.properties().getFirst(), new Goal.Range(1.4, 1.45));
    SampleSeeds many = SampleSeeds.of(model, 1, 0, 70_000);
    assertThat(new TrialValues(narrow, many, 16).most()).as("rounds kept").isEqualTo(3);
    BoundedSampler sampler = new BoundedSampler(model);
    DesignMatrix all = sampler.draw(range, many, narrow, 3, ATTEMPTS);
    SampleSeeds few = SampleSeeds.of(model, 1, 100, 50);
    assertThat(sampler.draw(range, few, narrow, 3, ATTEMPTS)).isEqualTo(all.slice(100, 150));
  }
}
