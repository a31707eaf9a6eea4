package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;
import static io.backcast.train.report.ReportNumbers.error;
import static io.backcast.train.report.ReportNumbers.percent;

import io.backcast.model.Calibration;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.train.evaluate.NormalCoverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** The part of a report on the predictions of a property, and on their stated deviations. */
record PredictionSection(DesignSpace space, @Nullable Calibration calibration, JudgedBy judge) {
  /** A share of rows within a deviation that differs less from the normal one is as stated. */
  private static final double NEAR = 0.07;

  /** With fewer rows their share says nothing. */
  private static final int FEW = 20;

  /** Beyond the values, as a share of their range. */
  private static final double MARGIN = 0.03;

  /**
   * Adds the section of property k.
   *
   * @param parity rows as (truth, prediction, spread)
   */
  void write(ReportPage page, int k, double[][] parity) {
    if (parity.length == 0) {
      return;
    }
    Property p = space.properties().get(k);
    ReportSection section = page.section("How near predictions are: " + p.label());
    List<ReportFigure> figures = new ArrayList<>();
    figures.add(parity(p, parity));
    if (calibration != null && counted(p, parity) > 0) {
      figures.add(calibration(p, k, parity));
    }
    section.show(figures);
  }

  private ReportFigure parity(Property p, double[][] parity) {
    double[] errors =
        Arrays.stream(parity).mapToDouble(r -> Math.abs(r[1] - r[0])).sorted().toArray();
    double low = Arrays.stream(parity).mapToDouble(r -> Math.min(r[0], r[1])).min().orElseThrow();
    double high = Arrays.stream(parity).mapToDouble(r -> Math.max(r[0], r[1])).max().orElseThrow();
    ReportChart chart =
        new ReportChart(
                range(ChartAxis.of("true", p), low, high),
                range(ChartAxis.of("predicted", p), low, high))
            .dashed(
                "", ChartColour.MUTED, List.of(new double[] {low, low}, new double[] {high, high}))
            .dots("", ChartColour.DESIGN, List.of(parity));
    return new ReportFigure(
        "parity " + p.name(),
        chart,
        "Of %s rows, nine in ten are predicted within %s of the truth; the mean error is %s, the largest %s."
            .formatted(
                count(parity.length),
                error(Quantiles.of(errors, 0.9), p),
                error(Arrays.stream(errors).average().orElseThrow(), p),
                error(errors[errors.length - 1], p)),
        judge,
        "Predicted over true %s, a dot for each of %s rows, with the diagonal on which a perfect prediction would lie."
            .formatted(p.label(), count(parity.length)));
  }

  /** Both axes of a parity chart have the same range, a little beyond the values. */
  private static ChartAxis range(ChartAxis axis, double low, double high) {
    if (!(high > low)) {
      return axis;
    }
    return axis.log()
        ? axis.from(low / Math.pow(high / low, MARGIN), high * Math.pow(high / low, MARGIN))
        : axis.from(low - MARGIN * (high - low), high + MARGIN * (high - low));
  }

  private ReportFigure calibration(Property p, int k, double[][] parity) {
    List<double[]> curve = coverage(parity, k);
    double one = at(curve, 1);
    double two = at(curve, 2);
    double normal = NormalCoverage.share(1);
    boolean above = one > normal;
    String verdict =
        tooNarrow(parity, k)
            ? "Stated deviations are too narrow"
            : one > normal + NEAR ? "Stated deviations are too wide" : "Stated deviations hold";
    ReportChart chart =
        new ReportChart(
                ChartAxis.of("stated standard deviations").from(0, 3),
                ChartAxis.share("rows within"))
            .dashed("normal distribution", ChartColour.MUTED, NormalCoverage.shares())
            .line("rows", ChartColour.DESIGN, curve)
            .marks("", ChartColour.DESIGN, List.of(new double[] {1, one}))
            .label(
                above ? 0.95 : 1.06,
                above ? one + 0.02 : one - 0.03,
                percent(one),
                above ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_LEFT,
                ChartColour.DESIGN);
    return new ReportFigure(
        "calibration " + p.name(),
        chart,
        "%s: one covers %s of %s rows%s and two cover %s; of a normal distribution they would cover %s and %s."
            .formatted(
                verdict,
                percent(one),
                count(counted(p, parity)),
                p.pointMass() == null ? "" : " that are not " + p.pointMass().name(),
                percent(two),
                percent(normal),
                percent(NormalCoverage.share(2))),
        judge,
        "Share of rows within a multiple of the stated standard deviation of %s, from 0 to 3, beside that of a normal distribution."
            .formatted(p.label()));
  }

  /**
   * Whether clearly fewer rows lie within one or two stated deviations of property k than should.
   */
  boolean tooNarrow(double[][] parity, int k) {
    return calibration != null
        && counted(space.properties().get(k), parity) >= FEW
        && (within(parity, k, 1) < NormalCoverage.share(1) - NEAR
            || within(parity, k, 2) < NormalCoverage.share(2) - NEAR);
  }

  /** The share of rows within z stated deviations, one of {@link NormalCoverage#multiples}. */
  double within(double[][] parity, int k, double z) {
    return at(coverage(parity, k), z);
  }

  private static long counted(Property p, double[][] parity) {
    return Arrays.stream(parity).filter(r -> !p.isMass(r[0])).count();
  }

  private static double at(List<double[]> curve, double z) {
    return curve.stream()
        .filter(point -> Math.abs(point[0] - z) < 1e-9)
        .findFirst()
        .orElseThrow()[1];
  }

  /** Points (z, share of rows within z stated standard deviations); 0 without a calibration. */
  List<double[]> coverage(double[][] parity, int k) {
    Property p = space.properties().get(k);
    List<double[]> curve = new ArrayList<>();
    for (double z : NormalCoverage.multiples()) {
      int inside = 0;
      int all = 0;
      for (double[] row : parity) {
        if (calibration != null && !p.isMass(row[0])) {
          all++;
          double std = calibration.std(k, row[2], p.coordinate(row[1]));
          inside += p.coordinateDistance(row[1], row[0]) <= z * std ? 1 : 0;
        }
      }
      curve.add(new double[] {z, inside / (double) Math.max(1, all)});
    }
    return curve;
  }
}
