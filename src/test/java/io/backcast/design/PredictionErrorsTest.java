package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionErrorsTest {

  @Test
  void aPropertyWithoutPointMassHasErrorAndCoverageFigures() {
    Property p = ClosedForms.property("p", 0, 9, 1, null);
    Map<String, Double> figures =
        PredictionErrors.of(
            p,
            new double[] {1, 2, 3, 4},
            new double[] {1.5, 2, 1, 4.25},
            new double[] {0.5, 0.1, 1, 0.3});
    assertThat(figures)
        .containsOnlyKeys("rows", "p_mae", "p_within_one_std")
        .containsEntry("rows", 4.0)
        .containsEntry("p_mae", 2.75 / 4)
        .containsEntry("p_within_one_std", 0.75);
  }

  @Test
  void rowsBeyondAPointMassHaveTheirOwnFigures() {
    Property gap = ClosedForms.property("gap", 0, 2, 0.1, new PointMass(0, "metal"));
    Map<String, Double> figures =
        PredictionErrors.of(
            gap,
            new double[] {0, 0, 1, 2, 1},
            new double[] {-3, 0.5, 1.5, -1, 1},
            new double[] {1, 1, 0.6, 0.1, 0.5});
    assertThat(figures.get("gap_mae")).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(figures.get("gap_mae_beyond_mass")).isCloseTo(2.5 / 3, within(1e-12));
    assertThat(figures.get("gap_mass_right")).isCloseTo(0.6, within(1e-12));
    assertThat(figures.get("gap_within_one_std")).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void withoutAPredictorTargetsAreCompletedEvenlyOverTheirRanges() throws Exception {
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", 0, 1)),
            ClosedForms.property("p", 2, 4, 1, null),
            ClosedForms.property("q", -8, 8, 1, null));
    PropertyCloud cloud =
        PropertyCloud.of(
            io.backcast.engine.ClosedFormModel.of("blind", space, 1, (z, y) -> new double[1])
                .build());
    assertThat(cloud.n()).isEqualTo(20_000);
    double[] p = io.backcast.model.Rows.column(cloud.y(), 2, 0);
    double[] q = io.backcast.model.Rows.column(cloud.y(), 2, 1);
    assertThat(Arrays.stream(p).min().orElseThrow()).isBetween(2.0, 2.01);
    assertThat(Arrays.stream(p).max().orElseThrow()).isBetween(3.99, 4.0);
    assertThat(io.backcast.model.Quantiles.of(q, 0.75)).isCloseTo(4, within(0.2));
    assertThat(io.backcast.model.Quantiles.of(q, 0.25)).isCloseTo(-4, within(0.2));
  }

  @Test
  void aCloudHoldsWhatTheModelPredictsForThePrior() throws Exception {
    PropertyCloud cloud = PropertyCloud.of(ClosedForms.mixed().build());
    // u + n + 10 c: the whole part of the tens is the category, all three as likely
    int[] tens = new int[3];
    double fewest = 99;
    double most = -99;
    for (float y : cloud.y()) {
      tens[Math.clamp(Math.round((y - 2) / 10), 0, 2)]++;
      fewest = Math.min(fewest, y);
      most = Math.max(most, y);
    }
    for (int count : tens) {
      assertThat(count).isBetween(6_400, 6_950);
    }
    assertThat(fewest).isBetween(-1.0, -0.98);
    assertThat(most).isBetween(24.98, 25.0);
  }

  @Test
  void freePropertiesComeFromTheNearestNeighboursOfTheAskedOnes() {
    // second = 10 × first, on a grid of 1,000
    int n = 1_000;
    float[] y = new float[2 * n];
    for (int i = 0; i < n; i++) {
      y[2 * i] = i;
      y[2 * i + 1] = 10 * i;
    }
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", 0, 1)),
            ClosedForms.property("p", 0, 999, 1, null),
            ClosedForms.property("q", 0, 9_990, 1, null));
    float[] z = Randoms.normals(1, 0, 300, 2);
    PropertyCloud cloud = new PropertyCloud(y, n);
    float[] done = cloud.complete(space, new double[] {500.25, Double.NaN}, z, 300);
    double lowest = 1e9;
    double highest = 0;
    double sum = 0;
    for (int i = 0; i < 300; i++) {
      assertThat(done[2 * i]).isEqualTo(500.25f);
      lowest = Math.min(lowest, done[2 * i + 1]);
      highest = Math.max(highest, done[2 * i + 1]);
      sum += done[2 * i + 1] / 300;
    }
    // the sixty nearest of 500.25 are 471 … 530
    assertThat(lowest).isBetween(4_710.0, 4_760.0);
    assertThat(highest).isBetween(5_250.0, 5_300.0);
    assertThat(sum).isCloseTo(5_005, within(30.0));
    assertThat(cloud.complete(space, new double[] {500.25, Double.NaN}, z, 300)).isEqualTo(done);
    float[] one = cloud.complete(space, new double[] {Double.NaN, 2_000}, z, 300);
    assertThat(one[1]).isEqualTo(2_000);
    assertThat(one[0]).isBetween(170f, 230f);
  }

  @Test
  void whereNothingIsAskedAnyPropertiesThatOccurWillDo() {
    int n = 1_000;
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = i;
    }
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", 0, 1)), ClosedForms.property("p", 0, 999, 1, null));
    float[] z = Randoms.normals(1, 0, 400, 1);
    float[] done = new PropertyCloud(y, n).complete(space, new double[] {Double.NaN}, z, 400);
    double[] values = io.backcast.model.Rows.column(done, 1, 0);
    assertThat(io.backcast.model.Quantiles.of(values, 0.1)).isLessThan(300);
    assertThat(io.backcast.model.Quantiles.of(values, 0.9)).isGreaterThan(700);
    assertThat(new PropertyCloud(y, n).complete(space, new double[] {Double.NaN}, z, 0)).isEmpty();
  }

  @Test
  void neighboursOfAClassAreAllOfTheClass() {
    int n = 200;
    float[] y = new float[2 * n];
    for (int i = 0; i < n; i++) {
      y[2 * i] = i < 60 ? -1 - i : i;
      y[2 * i + 1] = i < 60 ? 7 : -7;
    }
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", 0, 1)),
            ClosedForms.property("gap", 0, 200, 1, new PointMass(0, "metal")),
            ClosedForms.property("q", -9, 9, 1, null));
    float[] z = Randoms.normals(1, 0, 50, 1);
    float[] done = new PropertyCloud(y, n).complete(space, new double[] {0, Double.NaN}, z, 50);
    for (int i = 0; i < 50; i++) {
      assertThat(done[2 * i + 1]).isEqualTo(7);
    }
  }

  @Test
  void everyAskedPropertyCountsByItsOwnRange() {
    // p has a range of 10, q of 0.2: (4, 0.5) is nearer to (5, 0.5) than (5, 0.53) is
    float[] y = new float[3 * 120];
    for (int i = 0; i < 120; i++) {
      boolean near = i % 2 == 0;
      y[3 * i] = near ? 4 : 5;
      y[3 * i + 1] = near ? 0.5f : 0.53f;
      y[3 * i + 2] = near ? 1 : 2;
    }
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", 0, 1)),
            ClosedForms.property("p", 5, 15, 1, null),
            ClosedForms.property("q", 0.4, 0.6, 1, null),
            ClosedForms.property("r", 0, 3, 1, null));
    float[] z = Randoms.normals(1, 0, 30, 2);
    float[] done =
        new PropertyCloud(y, 120).complete(space, new double[] {5, 0.5, Double.NaN}, z, 30);
    for (int i = 0; i < 30; i++) {
      assertThat(done[3 * i]).isEqualTo(5);
      assertThat(done[3 * i + 1]).isEqualTo(0.5f);
      assertThat(done[3 * i + 2]).isEqualTo(1);
    }
  }

  @Test
  void whatASampleGetsDependsOnItsLatentPointAlone() {
    float[] y = new float[200];
    for (int i = 0; i < 200; i++) {
      y[i] = i;
    }
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", 0, 1)), ClosedForms.property("p", 0, 199, 1, null));
    PropertyCloud cloud = new PropertyCloud(y, 200);
    float[] z = Randoms.normals(1, 0, 100, 3);
    float[] all = cloud.complete(space, new double[] {Double.NaN}, z, 100);
    float[] part =
        cloud.complete(space, new double[] {Double.NaN}, Arrays.copyOfRange(z, 120, 180), 20);
    assertThat(part).isEqualTo(Arrays.copyOfRange(all, 40, 60));
    assertThat(java.util.stream.IntStream.range(0, 100).mapToObj(i -> all[i]).distinct().count())
        .isGreaterThan(90);
    for (float value : all) {
      assertThat(value).isBetween(0f, 199f);
    }
  }
}
