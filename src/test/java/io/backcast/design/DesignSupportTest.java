package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.ModelCard;
import io.backcast.model.Randoms;
import io.backcast.model.SupportScores;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Which designs training data in two clusters support. */
class DesignSupportTest {
  private static final SymmetryGroup NONE = SymmetryGroup.trivial(2);

  /** Normal about (−0.6, −0.6) and (0.6, 0.6), with a deviation of 0.1. */
  static float[][] clusters(int n, long seed) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][2];
    for (float[] row : f) {
      double centre = random.nextBoolean() ? 0.6 : -0.6;
      for (int j = 0; j < 2; j++) {
        row[j] = (float) Math.clamp(centre + 0.1 * random.nextGaussian(), -1, 1);
      }
    }
    return f;
  }

  static DataSummary summary(float[][] f) {
    KMeans found = KMeans.of(f, SymmetryGroup.trivial(f[0].length), f.length / 4, 5, 3);
    double[] exact = found.radii();
    float[] radii = new float[exact.length];
    for (int c = 0; c < radii.length; c++) {
      radii[c] = (float) exact[c];
    }
    return new DataSummary(Map.of(), found.centres(), radii);
  }

  private static ModelCard card(DataSummary summary) {
    return ClosedForms.linear()
        .dataSummary(summary)
        .trust(new TrustRule(1, 1, 0.2, 0.3))
        .build()
        .card();
  }

  private static DesignMatrix designs(float[][] f) {
    DesignMatrix x = DesignMatrix.zeros(f.length, 2);
    for (int i = 0; i < f.length; i++) {
      x.setRow(i, f[i]);
    }
    return x;
  }

  private static ModelCard scored() {
    DataSummary summary = summary(clusters(1_200, 1));
    DataDensity density = new DataDensity(NONE, summary.centres(), summary.radii());
    double[] heldBack = density.ofScaled(clusters(600, 2));
    return card(summary).with(SupportScores.of(heldBack, null));
  }

  @Test
  void theScoreOfFreshRowsIsTheShareOfHeldBackOnesThatAreLessUsual() throws Exception {
    DesignSupport.Scores scores = new DesignSupport(scored()).of(designs(clusters(2_000, 5)));
    // a conformal p-value is uniform for rows of the same kind
    float[] sorted = scores.share().clone();
    Arrays.sort(sorted);
    for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
      assertThat(sorted[(int) (share * 2_000)]).isCloseTo((float) share, within(0.05f));
    }
    assertThat(scores.count()).isBetween(1, 50);
  }

  @Test
  void whatLiesBetweenTheClustersOrBeyondThemIsOutside() throws Exception {
    DesignSupport support = new DesignSupport(scored());
    assertThat(support.known()).isTrue();
    for (float[] far : new float[][] {{0, 0}, {0.6f, -0.6f}, {1, 1}, {-1, 0.2f}, {0.6f, 0.1f}}) {
      assertThat(support.outside(far)).as(Arrays.toString(far)).isTrue();
    }
    for (float[] near : new float[][] {{0.6f, 0.6f}, {-0.6f, -0.6f}, {0.7f, 0.5f}}) {
      assertThat(support.outside(near)).as(Arrays.toString(near)).isFalse();
    }
    float[] share = support.of(designs(new float[][] {{0.6f, 0.6f}, {0.8f, 0.6f}, {0, 0}})).share();
    assertThat(share[0]).isGreaterThan(share[1]).isGreaterThan(0.3f);
    // the design counts as one of the rows that it is compared with
    assertThat(share[2]).isEqualTo(1 / 601f);
  }

  @Test
  void aCardWithoutScoresComparesWithItsClusterCentres() throws Exception {
    DesignSupport support = new DesignSupport(card(summary(clusters(1_200, 1))));
    DesignSupport.Scores fresh = support.of(designs(clusters(2_000, 5)));
    assertThat(fresh.count()).isBetween(1, 100);
    assertThat(support.outside(new float[] {0, 0})).isTrue();
    assertThat(support.outside(new float[] {0.6f, 0.6f})).isFalse();
  }

  @Test
  void withAFewCentresTheLargestDistanceOfHeldBackRowsDecides() throws Exception {
    DataSummary few = new DataSummary(Map.of(), new float[][] {{0.5f, 0.5f}}, new float[] {0.1f});
    DesignSupport support = new DesignSupport(card(few));
    assertThat(support.outside(new float[] {0.5f, 0.79f})).isFalse();
    assertThat(support.outside(new float[] {0.5f, 0.81f})).isTrue();
    assertThat(support.of(designs(new float[][] {{0, 0}})).share()).containsOnly(Float.NaN);
  }

  @Test
  void withoutADescriptionOfTheDataNothingIsOutside() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    DesignSupport support = new DesignSupport(model.card());
    assertThat(support.known()).isFalse();
    assertThat(support.outside(new float[] {1, -1})).isFalse();
  }

  @Test
  void imagesUnderASymmetryAreAsUsualAsTheirDesign() throws Exception {
    ModelCard ring = ClosedForms.ring().build().card();
    DataDensity density =
        new DataDensity(
            ring.space().group(), new float[][] {{0.5f, 0.2f}, {0.6f, 0.1f}}, new float[2]);
    double own = density.ofScaled(new float[] {0.5f, 0.25f});
    assertThat(density.ofScaled(new float[] {-0.5f, 0.25f})).isCloseTo(own, within(1e-5));
    assertThat(density.ofScaled(new float[] {0.25f, 0.5f})).isCloseTo(own, within(1e-5));
    assertThat(density.ofScaled(new float[] {0.9f, 0.9f})).isLessThan(own - 5);
  }

  @Test
  void theDensityIsThatOfItsParts() {
    // two parts as wide as the centres lie apart, 0.4, over the root of two variables
    DataDensity density =
        new DataDensity(NONE, new float[][] {{-0.2f, 0}, {0.2f, 0}}, new float[2]);
    double variance = 0.4 * 0.4 / 2;
    double part = Math.exp(-0.04 / (2 * variance)) / (2 * Math.PI * variance);
    assertThat(density.ofScaled(new float[] {0, 0})).isCloseTo(Math.log(part), within(1e-4));
  }

  @Test
  void fewerRowsThanAHundredCannotTellOneInAHundred() {
    SupportScores scores = SupportScores.of(new double[] {-3, -2, -1, 0, 1, 2, 3, 4, 5}, null);
    assertThat(scores.share(-4)).isCloseTo(0.1, within(1e-9));
    assertThat(scores.outside(-4)).isTrue();
    assertThat(scores.outside(-2.5)).isFalse();
    assertThat(scores.share(1)).isCloseTo(0.55, within(0.01));
    assertThat(scores.share(9)).isEqualTo(1);
  }
}
