package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.NetworkRole;
import io.backcast.model.PointMass;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Designs of ranges, on {@code sum = u + 2 v}, whose distribution rejection tells. */
class RangeDrawTest {
  private static final int N = 3_000;

  private final ClosedFormModel model = ClosedForms.linear().build();
  private final DesignSpace space = model.card().space();
  private final DesignBounds whole = DesignBounds.of(space);

  private Target sum(Goal goal) {
    return Target.of(space.properties().getFirst(), goal);
  }

  /** Values of a variable of all designs inside bounds that are on target, evenly drawn. */
  private double[] rejected(Target target, DesignBounds bounds, int variable) {
    float[] u = Randoms.uniforms(77, 0, 100_000, 2);
    return IntStream.range(0, 100_000)
        .mapToObj(
            i ->
                new double[] {
                  bounds.lower()[0] + u[2 * i] * (bounds.upper()[0] - bounds.lower()[0]),
                  bounds.lower()[1] + u[2 * i + 1] * (bounds.upper()[1] - bounds.lower()[1])
                })
        .filter(x -> target.miss(space, new float[] {(float) (x[0] + 2 * x[1])}, 0) <= 1)
        .mapToDouble(x -> x[variable])
        .toArray();
  }

  /** Kolmogorov–Smirnov distance of two samples. */
  static double distance(double[] a, double[] b) {
    double[] x = a.clone();
    double[] y = b.clone();
    Arrays.sort(x);
    Arrays.sort(y);
    double worst = 0;
    int j = 0;
    for (int i = 0; i < x.length; i++) {
      while (j < y.length && y[j] <= x[i]) {
        j++;
      }
      worst = Math.max(worst, Math.abs((i + 1.0) / x.length - (double) j / y.length));
    }
    return worst;
  }

  @ParameterizedTest
  @CsvSource({"0.5,1.5", "1.5,2.5", "2,Infinity", "-Infinity,-1", "-0.2,0.9"})
  void theGeneratorDrawsInARangeAsThePriorIs(double low, double high) throws Exception {
    Target target = sum(new Goal.Range(low, high));
    DesignMatrix x = new LatentSampler(model).draw(target, SampleSeeds.of(model, 1, 0, N).z(), N);
    for (int j = 0; j < 2; j++) {
      assertThat(distance(x.column(j), rejected(target, whole, j))).as("" + j).isLessThan(0.05);
    }
  }

  @Test
  void insideNarrowBoundsTheyAreThoseOfRejection() throws Exception {
    DesignBounds bounds = whole.with(0, 0.2, 0.6).with(1, -0.5, 0.5);
    Target target = sum(new Goal.Range(0.5, 0.8));
    DesignMatrix x =
        new BoundedSampler(model).draw(target, SampleSeeds.of(model, 1, 0, N), bounds, 1, 64);
    assertThat(model.rowsAsked(NetworkRole.BACKWARD)).isLessThan(N / 100);
    for (int j = 0; j < 2; j++) {
      assertThat(distance(x.column(j), rejected(target, bounds, j))).as("" + j).isLessThan(0.05);
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aSampleDependsOnItsNumberAlone(boolean narrowed) throws Exception {
    DesignBounds bounds = narrowed ? whole.with(0, 0.2, 0.6) : whole;
    Target target = sum(Goal.atLeast(narrowed ? 1 : 2.7));
    DesignMatrix all =
        new BoundedSampler(model).draw(target, SampleSeeds.of(model, 3, 0, 60), bounds, 1, 64);
    DesignMatrix part =
        new BoundedSampler(model).draw(target, SampleSeeds.of(model, 3, 40, 20), bounds, 1, 64);
    assertThat(part).isEqualTo(all.slice(40, 60));
  }

  @Test
  void nothingPullsInsideARangeAndTheNearestEndPullsOutside() throws Exception {
    Target target = sum(new Goal.Range(0, 1));
    DesignMatrix x = DesignMatrix.of(new float[] {0.5f, 0, -0.5f, -0.5f, 0.5f, 0.75f}, 2);
    new Refiner(model).refineBySurrogate(x, target, whole, 6);
    assertThat(x.row(0)).containsExactly(0.5f, 0);
    assertThat(x.get(1, 0) + 2.0 * x.get(1, 1)).isCloseTo(0, within(0.01)).isPositive();
    assertThat(x.get(2, 0) + 2.0 * x.get(2, 1)).isCloseTo(1, within(0.01)).isLessThan(1);
  }

  @Test
  void weightedDrawsOfARangeAreThoseOfRejection() throws Exception {
    Target target = sum(new Goal.Range(1.5, 2.5));
    WeightedDesigns drawn = new WeightedSampler(model).sample(target, whole, 1);
    double[] x = drawn.designs().pick(drawn.resampled(N, 0.5)).column(0);
    assertThat(distance(x, rejected(target, whole, 0))).isLessThan(0.05);
  }

  @Test
  void aRangeWithItsClassInItHasAllOfTheClass() throws Exception {
    ClosedFormModel metals = ClosedForms.pointMass().build();
    Target target = Target.of(metals.card().space().properties().getFirst(), Goal.atMost(0.5));
    DesignMatrix x =
        new BoundedSampler(metals)
            .draw(
                target,
                SampleSeeds.of(metals, 1, 0, N),
                DesignBounds.of(metals.card().space()),
                1,
                64);
    // of a in −1 … 0.5, two in three are metals
    assertThat(Arrays.stream(x.column(0)).filter(a -> a <= 0).count() / (double) N)
        .isCloseTo(2.0 / 3, within(0.04));
  }

  @Test
  void theShareThatCanBeExpectedInARangeIsThatOfANormalDistribution() {
    Target range = sum(new Goal.Range(0, 1));
    Predictions p = new Predictions(new float[] {0.5f, 1}, new float[] {0.5f, 0.01f}, 1);
    assertThat(ExpectedShare.of(space, range, p, new int[] {0})).isCloseTo(0.6827, within(1e-3));
    assertThat(ExpectedShare.of(space, range, p, new int[] {1})).isCloseTo(0.5, within(1e-3));
    assertThat(ExpectedShare.of(space, sum(Goal.atLeast(0)), p, new int[] {0}))
        .isCloseTo(0.8413, within(1e-3));
    PointMass metal = new PointMass(0, "metal");
    DesignSpace gaps = ClosedForms.space(List.of(), ClosedForms.property("gap", 0, 2, 0.1, metal));
    assertThat(
            ExpectedShare.of(
                gaps,
                Target.of(gaps.properties().getFirst(), new Goal.Range(0, 1)),
                new Predictions(new float[] {-0.5f}, new float[] {0.5f}, 1),
                new int[] {0}))
        .as("no lower end below the class")
        .isCloseTo(0.99865, within(1e-4));
  }
}
