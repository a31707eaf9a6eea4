package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A continuous variable and one with four values, with two kernels, one of which is cut off. */
class BoxMixtureTest {
  private static final int DRAWN = 40_000;

  /** 95 % of the largest distances of so many draws from their distribution are below this. */
  private static final double NOISE = 1.36 / Math.sqrt(DRAWN);

  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(
              ClosedForms.continuous("u", -1, 1),
              new Variable("n", "n", "", 0, 3, 0, VariableKind.INTEGER, 0)),
          ClosedForms.property("y", 0, 1, 0.1, null));

  private static final DesignMixture MIXTURE =
      new DesignMixture(
          0.1,
          new float[] {3, 1},
          new float[][] {{0.3f, -0.25f}, {-0.95f, 0.75f}},
          new float[][] {{0.1f, 0.2f}, {0.3f, 0.02f}});

  private static PriorBox box(DesignBounds bounds) {
    return new PriorBox(SPACE, bounds, MIXTURE);
  }

  private static DesignBounds whole() {
    return DesignBounds.of(SPACE);
  }

  /** The mean over a grid of places in a box of the prior's density times a function of them. */
  private static double mean(PriorBox box, DoubleBinaryOperator function) {
    int n = 400;
    DesignMatrix x = new PriorBox(SPACE, whole()).unrounded(grid(n), n * n);
    double[] density = Objects.requireNonNull(box.density(x));
    double sum = 0;
    for (int i = 0; i < n * n; i++) {
      sum += density[i] * function.applyAsDouble(x.get(i, 0), Math.rint(x.get(i, 1)));
    }
    return sum / n / n;
  }

  private static float[] grid(int n) {
    float[] places = new float[2 * n * n];
    for (int i = 0; i < n * n; i++) {
      places[2 * i] = (i % n + 0.5f) / n;
      places[2 * i + 1] = (i / n + 0.5f) / n;
    }
    return places;
  }

  @Test
  void theDensityIntegratesToOneAndSaysHowOftenDesignsAreDrawn() {
    PriorBox box = box(whole());
    assertThat(mean(box, (u, n) -> 1)).isCloseTo(1, within(1e-3));
    float[] places = Randoms.uniforms(3, 0, DRAWN, box.dimensions());
    DesignMatrix x = box.designs(places, DRAWN);
    double[] values = x.column(1);
    for (int n = 0; n <= 3; n++) {
      int value = n;
      double share = Arrays.stream(values).filter(v -> v == value).count() / (double) DRAWN;
      assertThat(share).isCloseTo(mean(box, (u, m) -> m == value ? 1 : 0), within(0.01));
    }
    for (double limit : new double[] {-0.9, -0.3, 0.2, 0.4}) {
      double share = Arrays.stream(x.column(0)).filter(u -> u < limit).count() / (double) DRAWN;
      assertThat(share).isCloseTo(mean(box, (u, n) -> u < limit ? 1 : 0), within(0.01));
    }
    // the second kernel is narrower than the unit of the last value, and stays there
    assertThat(mean(box, (u, n) -> n == 3 ? 1 : 0)).isCloseTo(0.9 / 4 + 0.1 / 4, within(0.01));
  }

  @Test
  void narrowedBoundsLeaveTheDrawsInsideAsTheyAre() {
    DesignBounds bounds = whole().with(0, -0.8, 0.25).with(1, 1, 3);
    DesignMatrix all = box(whole()).designs(Randoms.uniforms(5, 0, 4 * DRAWN, 3), 4 * DRAWN);
    DesignMatrix inside = box(bounds).designs(Randoms.uniforms(6, 0, DRAWN, 3), DRAWN);
    int[] kept = IntStream.range(0, 4 * DRAWN).filter(i -> bounds.contains(all, i)).toArray();
    assertThat(kept.length).isGreaterThan(10_000);
    for (int i = 0; i < DRAWN; i++) {
      assertThat(bounds.contains(inside, i)).isTrue();
    }
    for (int j = 0; j < 2; j++) {
      assertThat(distance(all.pick(kept).column(j), inside.column(j)))
          .isLessThan(1.5 * (NOISE + 1.36 / Math.sqrt(kept.length)));
    }
  }

  @Test
  void aLockedVariableLeavesWhatIsDrawnNearItsValue() {
    DesignMatrix all = box(whole()).designs(Randoms.uniforms(5, 0, 20 * DRAWN, 3), 20 * DRAWN);
    DesignBounds value = whole().with(1, 3, 3);
    int[] there = IntStream.range(0, all.rows()).filter(i -> all.get(i, 1) == 3).toArray();
    DesignMatrix locked = box(value).designs(Randoms.uniforms(6, 0, DRAWN, 2), DRAWN);
    assertThat(locked.column(1)).containsOnly(3);
    assertThat(distance(all.pick(there).column(0), locked.column(0))).isLessThan(2 * NOISE);
    DesignBounds slice = whole().with(0, 0.5, 0.5);
    int[] near =
        IntStream.range(0, all.rows()).filter(i -> Math.abs(all.get(i, 0) - 0.5) < 0.01).toArray();
    DesignMatrix cut = box(slice).designs(Randoms.uniforms(6, 0, DRAWN, 2), DRAWN);
    assertThat(near.length).isGreaterThan(5_000);
    assertThat(distance(all.pick(near).column(1), cut.column(1)))
        .isLessThan(NOISE + 1.36 / Math.sqrt(near.length));
  }

  @Test
  void whatIsDrawnIsEvenInTheCube() {
    PriorBox box = box(whole());
    DesignMatrix x = box.unrounded(Randoms.uniforms(7, 0, DRAWN, 3), DRAWN);
    float[] places = box.locate(x, Randoms.uniforms(8, 0, DRAWN, 2));
    assertThat(places).hasSize(3 * DRAWN);
    DesignMatrix again = box.unrounded(places, DRAWN);
    for (int i = 0; i < DRAWN; i++) {
      assertThat((double) again.get(i, 0)).isCloseTo(x.get(i, 0), within(1e-4));
      assertThat((double) again.get(i, 1)).isCloseTo(x.get(i, 1), within(1e-3));
    }
    DesignMatrix cube = DesignMatrix.of(places, 3);
    double[] even = new double[DRAWN];
    Arrays.setAll(even, i -> (i + 0.5) / DRAWN);
    for (int j = 0; j < 3; j++) {
      assertThat(distance(cube.column(j), even)).isLessThan(1.2 * NOISE);
    }
  }

  @Test
  void neighboursAlongTheFirstPlaceAreNeighboursInTheBox() {
    int k = 64;
    float[][] centres = new float[k][];
    float[][] widths = new float[k][2];
    int[] order = Randoms.permutation(k, Randoms.generator(1));
    for (int i = 0; i < k; i++) {
      centres[i] = new float[] {-0.9f + order[i] * 1.8f / k, 0};
      Arrays.fill(widths[i], 0.02f);
    }
    float[] weights = new float[k];
    Arrays.fill(weights, 1);
    PriorBox box =
        new PriorBox(
            ClosedForms.linear().build().card().space(),
            DesignBounds.of(ClosedForms.linear().build().card().space()),
            new DesignMixture(0.01, weights, centres, widths));
    float[] places = new float[3 * 99];
    for (int i = 0; i < 99; i++) {
      places[3 * i] = i / 100f;
      places[3 * i + 1] = 0.5f;
      places[3 * i + 2] = 0.5f;
    }
    double[] along = box.designs(places, 99).column(0);
    double[] sorted = along.clone();
    Arrays.sort(sorted);
    assertThat(along).containsExactly(sorted);
  }

  /** Kolmogorov–Smirnov distance of two samples. */
  private static double distance(double[] a, double[] b) {
    double[] one = a.clone();
    double[] other = b.clone();
    Arrays.sort(one);
    Arrays.sort(other);
    double worst = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      double at = Math.min(one[i], other[j]);
      while (i < one.length && one[i] <= at) {
        i++;
      }
      while (j < other.length && other[j] <= at) {
        j++;
      }
      worst = Math.max(worst, Math.abs(i / (double) one.length - j / (double) other.length));
    }
    return worst;
  }
}
