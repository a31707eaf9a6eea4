package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Calibration;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.train.Spaces;
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.loop.LearningCurves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSectionsTest {
  private static final DesignSpace SPACE =
      Spaces.of(Spaces.property(0, 3, 0.1, new PointMass(0, "metal")));

  @TempDir private Path folder;

  private String text(MarkdownPage page) throws Exception {
    page.save();
    return Files.readString(folder.resolve("README.md"));
  }

  @Test
  void coverageCountsRowsBeyondThePointMassByTheirStatedDeviation() {
    PredictionSection section =
        new PredictionSection(SPACE, new Calibration(new double[] {2}, new double[] {0}));
    // off by half and by twice the stated deviation of 0.2; the third is a metal
    double[][] parity = {{1, 1.1, 0.1}, {2, 2.4, 0.1}, {0, 1, 0.1}};
    List<double[]> curve = section.coverage(parity, 0);
    assertThat(share(curve, 0.4)).isZero();
    assertThat(share(curve, 0.6)).isEqualTo(0.5);
    assertThat(share(curve, 1.9)).isEqualTo(0.5);
    assertThat(share(curve, 2.1)).isEqualTo(1);
    assertThat(share(new PredictionSection(SPACE, null).coverage(parity, 0), 3)).isZero();
  }

  private static double share(List<double[]> curve, double z) {
    return curve.stream().filter(p -> Math.abs(p[0] - z) < 1e-9).findFirst().orElseThrow()[1];
  }

  @Test
  void aDistributionIsThinnedForDrawing() {
    double[] sorted = IntStream.range(0, 3_000).mapToDouble(i -> i / 10.0).toArray();
    List<double[]> steps = DistributionSection.steps(sorted);
    assertThat(steps).hasSize(300);
    assertThat(steps.get(30)).containsExactly(30, 0.1);
    assertThat(DistributionSection.steps(new double[] {4, 5})).hasSize(2);
  }

  @Test
  void membersOfAnEnsembleShareAChart() {
    LearningCurves curves = new LearningCurves();
    curves.add("hold-out member 1 loss", 1, 0.5);
    curves.add("hold-out member 2 loss", 1, 0.4);
    curves.add("surrogate loss", 1, 0.3);
    assertThat(LearningCurveSection.charts(curves).keySet())
        .containsExactly("hold-out members: loss", "surrogate loss");
    assertThat(LearningCurveSection.charts(curves).get("hold-out members: loss")).hasSize(2);
  }

  @Test
  void everyTargetHasARowWithItsHitRates() throws Exception {
    MarkdownPage page = new MarkdownPage(folder);
    DesignSection.hitRates(
        page,
        new HitRates(
            "y",
            List.of(
                new HitRates.Row(0, "metal", 0.9871, 0.996, 0.0012, 0, 0, 0.72),
                new HitRates.Row(1, "1.000", 0.5, 0.25, 0.1, 0.02, 0.01, 0.3))));
    assertThat(text(page))
        .contains("| metal | 0.987 | 0.0012 | 0.996 | 0.0000 | 0.0000 | 0.72 |")
        .contains("| 1.000 | 0.500 | 0.1000 | 0.250 | 0.0200 | 0.0100 | 0.30 |")
        .contains("![hit rate](hit-rate.png)");
    assertThat(folder.resolve("hit-rate.png")).isNotEmptyFile();
  }

  @Test
  void narrowedBoundsSayWhatShareIsOnTargetOnlyIfItIsNotAll() throws Exception {
    MarkdownPage page = new MarkdownPage(folder);
    DesignSection.boundedAccuracy(
        page,
        new BoundedAccuracy(
            new double[] {0.5, 1, 2},
            List.of(
                new BoundedAccuracy.Row(
                    "p locked at 2.50",
                    List.of(
                        new BoundedAccuracy.Cell(1, 0.02, 0.01),
                        new BoundedAccuracy.Cell(0.25, 0.03, 0.02),
                        new BoundedAccuracy.Cell(0, Double.NaN, Double.NaN))))));
    assertThat(text(page))
        .contains("| bounds | 0.50 | 1.00 | 2.00 |")
        .contains("| p locked at 2.50 | 0.020 / 0.010 | 0.030 / 0.020 (0.250) | none |");
  }

  @Test
  void distributionsAreShownForEveryVariableAndLeftOutWhereThereIsNone() throws Exception {
    DistributionSection section = new DistributionSection(SPACE, "uniform");
    double[][] values = {{1, 2, 3}, {1, 2, 2}};
    DistributionFidelity fidelity =
        new DistributionFidelity(
            SPACE.properties().getFirst(),
            List.of(new DistributionFidelity.Row(0.5, 0.0321, values, values)));
    MarkdownPage page = new MarkdownPage(folder);
    section.write(page, new DistributionFidelity(fidelity.property(), List.of()));
    section.write(page, fidelity);
    assertThat(text(page)).containsOnlyOnce("# Drawn and true").contains("| 0.50 | 0.032 |");
    assertThat(folder.resolve("distribution-of-p.png")).isNotEmptyFile();
    assertThat(folder.resolve("distribution-of-n.png")).isNotEmptyFile();
    assertThat(fidelity.metrics().get("y_ks_at_0.5000")).isCloseTo(0.0321, within(1e-12));
  }
}
