package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.SymmetryGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** k-means, clusters and distances to the data, with symmetric copies counted as the same. */
class ClusteringTest {
  private static final SymmetryGroup NONE = SymmetryGroup.trivial(1);

  private static float[][] points(double... values) {
    return Arrays.stream(values).mapToObj(v -> new float[] {(float) v}).toArray(float[][]::new);
  }

  private static double[] sorted(float[][] centres) {
    return Arrays.stream(centres).mapToDouble(c -> c[0]).sorted().toArray();
  }

  @Test
  void centresAreTheMeansOfTheirPointsAndRadiiTheMeanDistances() {
    KMeans found = KMeans.of(points(-0.75, 0.5, -0.5, 1, -0.25), NONE, 2, 10, 1);
    assertThat(sorted(found.centres())).containsExactly(-0.5, 0.75);
    int left = found.nearest()[0];
    assertThat(found.nearest()).containsExactly(left, 1 - left, left, 1 - left, left);
    assertThat(found.radii()[left]).isCloseTo(1 / 6.0, within(1e-6));
    assertThat(found.radii()[1 - left]).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void withoutARoundCentresAreDesigns() {
    float[][] f = points(0.1, 0.2, 0.9);
    KMeans found = KMeans.of(f, NONE, 3, 0, 5);
    assertThat(sorted(found.centres())).containsExactly(0.1f, 0.2f, 0.9f);
    assertThat(found.radii()).containsExactly(0, 0, 0);
  }

  @Test
  void theSeedDecidesWhereClusteringBegins() {
    float[][] f = new float[50][1];
    for (int i = 0; i < f.length; i++) {
      f[i][0] = i;
    }
    float[][] first = KMeans.of(f, NONE, 5, 0, 1).centres();
    assertThat(KMeans.of(f, NONE, 5, 0, 1).centres()).isDeepEqualTo(first);
    assertThat(sorted(KMeans.of(f, NONE, 5, 0, 2).centres())).isNotEqualTo(sorted(first));
    assertThat(Arrays.stream(sorted(first)).distinct().count()).isEqualTo(5);
    for (int seed = 0; seed < 20; seed++) {
      double[] five = sorted(KMeans.of(f, NONE, 5, 0, seed).centres());
      assertThat(five).as("not the first rows").isNotEqualTo(new double[] {0, 1, 2, 3, 4});
    }
  }

  @Test
  void aCentreWithoutPointsStaysWhereItIs() {
    KMeans found = KMeans.of(points(0.5, 0.5, 0.5), NONE, 2, 3, 1);
    assertThat(sorted(found.centres())).containsExactly(0.5, 0.5);
    assertThat(found.radii()).containsExactly(0, 0);
  }

  @Test
  void aPointCountsAsItsImageNearestToACentre() throws Exception {
    DesignSpace space = mirrored();
    KMeans found = KMeans.of(points(0.75, -0.5, -0.75, 0.5), space.group(), 1, 4, 3);
    double side = Math.signum(found.centres()[0][0]);
    assertThat(found.centres()[0][0]).isEqualTo((float) (0.625 * side));
    for (float[] image : found.images()) {
      assertThat(Math.signum(image[0])).isEqualTo((float) side);
    }
    assertThat(found.radii()[0]).isCloseTo(0.125, within(1e-6));
  }

  private static DesignSpace mirrored() {
    return new DesignSpace(
        List.of(ClosedForms.continuous("u", -1, 1)),
        List.of(),
        List.of(Map.of("u", "-u")),
        List.of());
  }

  @Test
  void fewDesignsAreOneClusterWithoutTraits() throws Exception {
    DesignSpace space = mirrored();
    DesignMatrix nine = DesignMatrix.zeros(9, 1);
    DesignClusters clusters = DesignClusters.of(space, space.group(), nine);
    assertThat(clusters.count()).isEqualTo(1);
    assertThat(clusters.labels()).containsOnly(0).hasSize(9);
    assertThat(clusters.traits()).containsExactly(List.of());
  }

  @Test
  void theLargestClusterComesFirstAndIsNamedByItsTwoFarthestTraits() throws Exception {
    DesignSpace space =
        ClosedForms.space(
            List.of(
                ClosedForms.continuous("a", -1, 1),
                ClosedForms.continuous("b", -1, 1),
                ClosedForms.continuous("c", -1, 1),
                ClosedForms.continuous("d", -1, 1)));
    DesignMatrix x = DesignMatrix.zeros(12, 4);
    for (int i = 0; i < 12; i++) {
      boolean small = i % 3 == 0;
      double jitter = 0.001 * i;
      x.setRow(
          i,
          small
              ? new float[] {(float) (0.8 + jitter), -0.4f, 0.6f, 0}
              : new float[] {(float) (-0.4 + jitter), 0.2f, -0.3f, 0.1f});
    }
    DesignClusters clusters = DesignClusters.of(space, space.group(), x);
    assertThat(clusters.count()).isEqualTo(2);
    assertThat(clusters.labels()).containsExactly(1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0);
    assertThat(clusters.traits().get(1))
        .containsExactly(new DesignClusters.Trait(0, true), new DesignClusters.Trait(2, true));
    assertThat(clusters.traits().get(0))
        .containsExactly(new DesignClusters.Trait(0, false), new DesignClusters.Trait(2, false));
  }

  @Test
  void asManyClustersAsSeparateBestButFiveAtMost() throws Exception {
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("a", -1, 1), ClosedForms.continuous("b", -1, 1)));
    int[] separate = {2, 3, 4, 6};
    int[] found = {2, 3, 4, 5};
    for (int g = 0; g < separate.length; g++) {
      int groups = separate[g];
      DesignMatrix x = DesignMatrix.zeros(20 * groups, 2);
      for (int i = 0; i < x.rows(); i++) {
        double angle = 2 * Math.PI * (i % groups) / groups;
        x.set(i, 0, 0.9 * Math.cos(angle) + 0.001 * i / groups);
        x.set(i, 1, 0.9 * Math.sin(angle));
      }
      DesignClusters clusters = DesignClusters.of(space, space.group(), x);
      assertThat(clusters.count()).isEqualTo(found[g]);
      for (int i = groups; i < x.rows(); i++) {
        assertThat(clusters.labels()[i]).as("alike").isEqualTo(clusters.labels()[i - groups]);
      }
    }
  }

  @Test
  void theDistanceToTheDataIsThatToTheNearestImageOfACentre() throws Exception {
    DesignSpace space =
        new DesignSpace(
            List.of(ClosedForms.continuous("a", -2, 2), ClosedForms.continuous("b", -1, 1)),
            List.of(),
            List.of(Map.of("b", "-b")),
            List.of());
    DataSummary summary =
        new DataSummary(Map.of(), new float[][] {{1, 1}, {-0.5f, 0.25f}}, new float[2]);
    DataDistance distance = new DataDistance(space, space.group(), summary);
    // scaled: (0.5, -1) is half a half-range from the image (1, -1)
    DesignMatrix x = DesignMatrix.of(new float[] {1, -1, -1, -0.25f, -1, 0.65f}, 2);
    assertThat(distance.of(x)).containsExactly(new float[] {0.5f, 0, 0.4f}, within(1e-6f));
    assertThat(new DataDistance(space, space.group(), null).of(x)).containsOnly(Float.NaN);
  }

  @Test
  void clustersAreOrderedBySizeHoweverTheyWereFound() throws Exception {
    DesignSpace space =
        ClosedForms.space(
            List.of(
                ClosedForms.continuous("a", -1, 1),
                ClosedForms.continuous("b", -1, 1),
                ClosedForms.continuous("c", -1, 1)));
    for (int residue = 0; residue < 3; residue++) {
      DesignMatrix x = DesignMatrix.zeros(12, 3);
      for (int i = 0; i < 12; i++) {
        float jitter = 0.001f * i;
        x.setRow(
            i,
            i % 3 == residue
                ? new float[] {0.8f, -0.1f, 0.9f + jitter}
                : new float[] {0.5f, -0.6f, jitter});
      }
      DesignClusters clusters = DesignClusters.of(space, space.group(), x);
      for (int i = 0; i < 12; i++) {
        assertThat(clusters.labels()[i]).isEqualTo(i % 3 == residue ? 1 : 0);
      }
      // by distance from the common mean (0.6, −0.43, 0.3), what is within 0.12 of it left out
      assertThat(clusters.traits().get(1))
          .containsExactly(new DesignClusters.Trait(2, true), new DesignClusters.Trait(1, true));
      assertThat(clusters.traits().get(0))
          .containsExactly(new DesignClusters.Trait(2, false), new DesignClusters.Trait(1, false));
    }
  }

  @Test
  void tenDesignsAreEnoughForSeveralClusters() throws Exception {
    DesignSpace space = ClosedForms.space(List.of(ClosedForms.continuous("a", -1, 1)));
    DesignMatrix x = DesignMatrix.zeros(10, 1);
    for (int i = 0; i < 10; i++) {
      x.set(i, 0, (i < 5 ? -0.9 : 0.8) + 0.01 * i);
    }
    assertThat(DesignClusters.of(space, space.group(), x).count()).isGreaterThan(1);
  }

  @Test
  void aVariableThatAllClustersShareIsNoTrait() throws Exception {
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("a", -1, 1), ClosedForms.continuous("b", -1, 1)));
    DesignMatrix x = DesignMatrix.zeros(12, 2);
    for (int i = 0; i < 12; i++) {
      x.setRow(i, new float[] {i % 2 == 0 ? 0.9f : -0.9f, 0.5f});
    }
    DesignClusters clusters = DesignClusters.of(space, space.group(), x);
    int right = clusters.labels()[0];
    assertThat(clusters.traits().get(right)).containsExactly(new DesignClusters.Trait(0, true));
  }
}
