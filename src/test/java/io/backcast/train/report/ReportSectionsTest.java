package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Calibration;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.report.HtmlWriter;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.train.Spaces;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.loop.LearningCurves;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ReportSectionsTest {
  private static final DesignSpace SPACE =
      Spaces.of(Spaces.property(0, 3, 0.1, new PointMass(0, "metal")));

  private final ReportPage page = new ReportPage("Model", "Report of a test");

  private Document html() {
    return Jsoup.parse(new HtmlWriter().html(page));
  }

  @Test
  void coverageCountsRowsBeyondThePointMassByTheirStatedDeviation() {
    PredictionSection section =
        new PredictionSection(
            SPACE, new Calibration(new double[] {2}, new double[] {0}), JudgedBy.HELD_OUT);
    // off by half and by twice the stated deviation of 0.2; the third is a metal
    double[][] parity = {{1, 1.1, 0.1}, {2, 2.4, 0.1}, {0, 1, 0.1}};
    List<double[]> curve = section.coverage(parity, 0);
    assertThat(share(curve, 0.4)).isZero();
    assertThat(share(curve, 0.6)).isEqualTo(0.5);
    assertThat(share(curve, 1.9)).isEqualTo(0.5);
    assertThat(share(curve, 2.1)).isEqualTo(1);
    assertThat(share(new PredictionSection(SPACE, null, JudgedBy.HELD_OUT).coverage(parity, 0), 3))
        .isZero();
  }

  private static double share(List<double[]> curve, double z) {
    return curve.stream().filter(p -> Math.abs(p[0] - z) < 1e-9).findFirst().orElseThrow()[1];
  }

  @Test
  void theCaptionSaysWhetherStatedDeviationsHold() {
    double[][] parity = new double[100][];
    for (int i = 0; i < 100; i++) {
      // 40 of 100 within one stated deviation
      parity[i] = new double[] {1, i < 40 ? 1.05 : 1.5, 0.1};
    }
    Calibration stated = new Calibration(new double[] {1}, new double[] {0});
    PredictionSection section = new PredictionSection(SPACE, stated, JudgedBy.HELD_OUT);
    section.write(page, 0, parity);
    assertThat(section.tooNarrow(parity, 0)).isTrue();
    assertThat(html().select("figcaption").text())
        .contains("Of 100 rows, nine in ten are predicted within 0.5")
        .contains("Stated deviations are too narrow: one covers 40 % of 100 rows");
  }

  @Test
  void valuesAreCountedInTheirBins() {
    double[] shares =
        DistributionSection.shares(new double[] {-1, 0, 0.5, 1, 2.5}, new double[] {0, 1, 2});
    assertThat(shares[0]).isCloseTo(0.6, within(1e-12));
    assertThat(shares[1]).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void aLongCurveIsThinnedAndKeepsItsEnd() {
    List<double[]> points = IntStream.range(0, 1_000).mapToObj(i -> new double[] {i, i}).toList();
    List<double[]> thinned = LearningCurveSection.thinned(points);
    assertThat(thinned).hasSizeLessThan(200);
    assertThat(thinned.getLast()).containsExactly(999, 999);
  }

  @Test
  void aLossBelowZeroIsToldAsItIs() {
    LearningCurves curves = new LearningCurves();
    curves.add("invertible network loss", 1, 0.5);
    curves.add("invertible network loss", 2, -3.25);
    LearningCurveSection.write(page, curves);
    assertThat(html().text()).contains("one curve: −3.25 at the end.");
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

  private static HitRates hitRates() {
    return new HitRates(
        "y",
        List.of(
            new HitRates.Row(0, "metal", 0.9871, 0.996, 0.0012, 0, 0, 0.72),
            new HitRates.Row(1, "1.000", 0.5, 0.25, 0.1, 0.02, 0.01, 0.3)));
  }

  @Test
  void everyTargetHasARowWithItsHitRatesAndTheCaptionNamesTheHardest() {
    new DesignSection(SPACE, JudgedBy.SHIPPED).hitRates(page, hitRates());
    Document html = html();
    assertThat(html.select("tbody tr").eachText())
        .containsExactly(
            "metal 98.7 % 0.001 99.6 % 0.000 0.000 0.72", "1 50 % 0.100 25 % 0.020 0.010 0.3");
    assertThat(html.expectFirst("figcaption").text())
        .contains("50 % are within twice the tolerance at the hardest target (1)")
        .contains("98.7 % at the easiest (metal)")
        .contains("not an independent opinion");
  }

  @Test
  void whatTheOtherPropertiesAreAskedForIsSaid() {
    DesignSpace two =
        Spaces.of(Spaces.property(0, 3, 0.1, null), Spaces.property(10, 30, 0.5, null));
    new DesignSection(SPACE, JudgedBy.SHIPPED).hitRates(page, hitRates());
    assertThat(html().text()).doesNotContain("together with");
    HitRates rates =
        new HitRates(
            "y", List.of(new HitRates.Row(1, "1.000", 0.5, 0.25, 0.1, 0, 0, 0.3, List.of(12.5))));
    new DesignSection(two, JudgedBy.SHIPPED).hitRates(page, rates);
    assertThat(html().text())
        .containsPattern("Every \\S+ is asked for together with \\S+ as a typical design has")
        .containsPattern("0.3 \\S+ of 12.5");
  }

  @Test
  void distributionsAreShownForEveryVariableAndLeftOutWhereThereIsNone() {
    DistributionSection section =
        new DistributionSection(SPACE, "uniform", DistributionSection.SAME_ENSEMBLE);
    double[][] values = {{1, 2, 3}, {1, 2, 2}};
    DistributionFidelity fidelity =
        new DistributionFidelity(
            SPACE.properties().getFirst(),
            List.of(new DistributionFidelity.Row(0.5, 0.0321, values, values)));
    section.write(page, new DistributionFidelity(fidelity.property(), List.of()));
    assertThat(page.findings()).isEmpty();
    section.write(page, fidelity);
    Document html = html();
    assertThat(html.select("figure")).hasSize(2);
    assertThat(html.select("tbody tr").text()).isEqualTo("0.5 0.032 – – 3");
    assertThat(html.select("main").text()).contains("the model's own ensemble");
  }
}
