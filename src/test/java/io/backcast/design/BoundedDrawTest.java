package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Quantiles;
import io.backcast.model.Target;
import org.junit.jupiter.api.Test;

/** Drawing inside bounds, on problems whose distribution is known. */
class BoundedDrawTest {
  private static final int N = 1_000;
  private static final int ATTEMPTS = 400;
  private static final Target ONE = new Target(new double[] {1}, new double[] {0.05});

  private final ClosedFormModel model = ClosedForms.linear().build();
  private final DesignSpace space = model.card().space();
  private final SampleSeeds seeds = SampleSeeds.of(model, 1, 0, N);
  private final BoundedSampler sampler = new BoundedSampler(model);

  private static void assertUniform(double[] values, double lower, double upper) {
    for (double share : new double[] {0.1, 0.3, 0.5, 0.7, 0.9}) {
      assertThat(Quantiles.of(values, share))
          .isCloseTo(lower + share * (upper - lower), within(0.05 * (upper - lower)));
    }
  }

  private void assertOnTarget(DesignMatrix x, DesignBounds bounds) throws Exception {
    float[] y = model.predictFast(x.rows(), x.array());
    for (int i = 0; i < x.rows(); i++) {
      assertThat(bounds.contains(x, i)).isTrue();
      assertThat(ONE.miss(space, y, i)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void inTheWholeDesignSpaceABackwardSampleStaysAsItIs() throws Exception {
    DesignMatrix x = sampler.draw(ONE, seeds, DesignBounds.of(space), 1, ATTEMPTS);
    assertThat(x).isEqualTo(new LatentSampler(model).draw(new double[] {1}, seeds.z(), N));
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isZero();
  }

  @Test
  void insideWideBoundsDesignsAreSpreadAsThePriorIs() throws Exception {
    // all designs of sum 1 have v = (1 − u) / 2: uniform in u, over what is allowed
    DesignBounds bounds = DesignBounds.of(space).with(0, -0.5, 0.75);
    DesignMatrix x = sampler.draw(ONE, seeds, bounds, 1, ATTEMPTS);
    assertOnTarget(x, bounds);
    assertUniform(x.column(0), -0.5, 0.75);
    assertThat(model.rowsAsked(NetworkRole.BACKWARD)).as("most need no search").isEqualTo(N);
  }

  @Test
  void insideNarrowBoundsNothingIsDrawnBackward() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, 0, 0.5).with(1, 0.1, 0.6);
    DesignMatrix x = sampler.draw(ONE, seeds, bounds, 1, ATTEMPTS);
    assertOnTarget(x, bounds);
    assertUniform(x.column(0), 0, 0.5);
    assertThat(model.rowsAsked(NetworkRole.BACKWARD)).isZero();
    assertThat(model.rowsAsked(NetworkRole.VALUE)).as("and one check").isEqualTo(N * ATTEMPTS + N);
  }

  @Test
  void aQuarterOfTheDesignSpaceIsEnoughToDrawBackward() throws Exception {
    sampler.draw(ONE, seeds, DesignBounds.of(space).with(0, 0, 0.5), 1, 1);
    assertThat(model.rowsAsked(NetworkRole.BACKWARD)).isEqualTo(N);
    ClosedFormModel other = ClosedForms.linear().build();
    new BoundedSampler(other).draw(ONE, seeds, DesignBounds.of(space).with(0, 0, 0.49), 9, 64);
    assertThat(other.rowsAsked(NetworkRole.BACKWARD)).isZero();
  }

  @Test
  void aLockedVariableStaysWhereItIs() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, 0.25, 0.25);
    DesignMatrix x = sampler.draw(ONE, seeds, bounds, 1, ATTEMPTS);
    assertOnTarget(x, bounds);
    assertThat(x.column(0)).containsOnly(0.25);
  }

  @Test
  void theNearestTrialPointIsTakenSoThatMoreAttemptsComeCloser() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, 0, 0.5).with(1, 0.1, 0.6);
    double[] miss = new double[2];
    for (int k = 0; k < 2; k++) {
      DesignMatrix x = sampler.draw(ONE, seeds, bounds, 1, k == 0 ? 32 : 512);
      float[] y = model.predictFast(N, x.array());
      for (int i = 0; i < N; i++) {
        miss[k] += ONE.miss(space, y, i) / N;
      }
    }
    assertThat(miss[1]).isLessThan(miss[0] / 8);
  }

  @Test
  void aTargetThatTheBoundsExcludeIsLeftToRefinementInsideThem() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, -1, -0.5).with(1, -1, -0.5);
    Target three = new Target(new double[] {3}, new double[] {0.05});
    DesignMatrix x = sampler.draw(three, seeds, bounds, 1, 8);
    // the one design of sum 3 is (1, 1): the upper corner
    for (int i = 0; i < N; i++) {
      assertThat(x.row(i)).containsExactly(-0.5f, -0.5f);
    }
  }

  @Test
  void withoutAPredictorSamplesAreShrunkIntoTheBounds() throws Exception {
    ClosedFormModel blind = ClosedForms.withoutPredictor().build();
    DesignBounds bounds = DesignBounds.of(space).with(0, -1, 0);
    DesignMatrix x = new BoundedSampler(blind).draw(ONE, seeds, bounds, 1, ATTEMPTS);
    DesignMatrix raw = new LatentSampler(blind).draw(new double[] {1}, seeds.z(), N);
    for (int i = 0; i < N; i++) {
      boolean inside = raw.get(i, 0) <= 0;
      double expected = inside ? raw.get(i, 0) : (raw.get(i, 0) + 1) / 2 - 1;
      assertThat((double) x.get(i, 0)).isCloseTo(expected, within(1e-6));
      assertThat(x.get(i, 1)).isCloseTo(raw.get(i, 1), within(1e-6f));
    }
  }

  @Test
  void wholeValuesInsideTheBoundsAreAllAsLikely() throws Exception {
    ClosedFormModel mixed = ClosedForms.mixed().build();
    DesignBounds bounds =
        DesignBounds.of(mixed.card().space()).with(0, -0.2, 0.2).with(1, 1, 3).with(2, 0, 1);
    Target any = new Target(new double[] {2}, new double[] {0.1});
    DesignMatrix x =
        new BoundedSampler(mixed).draw(any, SampleSeeds.of(mixed, 1, 0, N), bounds, 1e9, 1);
    int[] counts = new int[4];
    int[] colours = new int[2];
    for (int i = 0; i < N; i++) {
      assertThat(bounds.contains(x, i)).isTrue();
      counts[(int) x.get(i, 1)]++;
      colours[(int) x.get(i, 2)]++;
    }
    for (int n = 1; n <= 3; n++) {
      assertThat(counts[n]).isBetween(N / 3 - 60, N / 3 + 60);
    }
    assertThat(colours[0]).isBetween(N / 2 - 60, N / 2 + 60);
  }

  @Test
  void trialPointsAreCachedWhileOnlyTheTargetChanges() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, 0, 0.5).with(1, 0.1, 0.6);
    sampler.draw(ONE, seeds, bounds, 1, 16);
    int asked = model.rowsAsked(NetworkRole.VALUE);
    sampler.draw(new Target(new double[] {0.9}, new double[] {0.05}), seeds, bounds, 1, 16);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isEqualTo(asked);
    sampler.draw(ONE, seeds, bounds.with(0, 0, 0.4), 1, 16);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).as("other bounds").isEqualTo(2 * asked);
    sampler.draw(ONE, seeds, bounds.with(0, 0, 0.4), 1, 8);
    assertThat(model.rowsAsked(NetworkRole.VALUE))
        .as("fewer tries")
        .isEqualTo(2 * asked + asked / 2);
    sampler.draw(ONE, SampleSeeds.of(model, 2, 0, N), bounds.with(0, 0, 0.4), 1, 8);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).as("another seed").isEqualTo(3 * asked);
  }

  @Test
  void manyTrialPointsAreNotCached() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, 0, 0.5).with(1, 0.1, 0.6);
    int most = (1 << 22) / 2 / N;
    sampler.draw(ONE, seeds, bounds, 1, most + 1);
    sampler.draw(ONE, seeds, bounds, 1, most + 1);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isEqualTo(2 * N * (most + 1));
    sampler.draw(ONE, seeds, bounds, 1, most);
    sampler.draw(ONE, seeds, bounds, 1, most);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).isEqualTo(2 * N * (most + 1) + N * most);
  }

  @Test
  void aTrialPointExactlyAtTheEdgeOfTheWindowIsNear() throws Exception {
    DesignSpace counts =
        ClosedForms.space(
            java.util.List.of(
                new io.backcast.model.Variable(
                    "n", "n", "", 0, 9, 0, io.backcast.model.VariableKind.INTEGER, 0)),
            ClosedForms.property("y", 0, 9, 0.5, null));
    ClosedFormModel count =
        ClosedFormModel.of("count", counts, 1, (z, y) -> new double[] {0})
            .surrogate(x -> x.clone())
            .build();
    Target between = new Target(new double[] {2.5}, new double[] {0.5});
    DesignBounds bounds = DesignBounds.of(counts).with(0, 2, 3);
    DesignMatrix x =
        new BoundedSampler(count).draw(between, SampleSeeds.of(count, 1, 0, 100), bounds, 1, 4);
    // a sample without a near trial point would be scaled to the lower bound
    assertThat(x.column(0)).contains(2, 3);
    assertThat(count.rowsAsked(NetworkRole.BACKWARD)).as("a fifth of the values").isZero();
    new BoundedSampler(count)
        .draw(
            between, SampleSeeds.of(count, 1, 0, 100), DesignBounds.of(counts).with(0, 2, 4), 1, 4);
    assertThat(count.rowsAsked(NetworkRole.BACKWARD)).as("three tenths of them").isEqualTo(100);
  }
}
