package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;
import static io.backcast.train.report.ReportNumbers.fixed;
import static io.backcast.train.report.ReportNumbers.percent;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.train.evaluate.IntervalCheck;
import java.util.List;
import java.util.Map;

/** The part of a report on how the intervals of a property hold, and how sure its class is. */
record IntervalSection(IntervalCheck check, JudgedBy judge) {

  void write(ReportPage page) {
    Property p = check.property();
    Map<String, Double> figures = check.metrics();
    Double inside = figures.get(p.name() + "_within_interval");
    if (inside == null) {
      return;
    }
    ReportSection section = page.section("Whether intervals of the " + p.label() + " hold");
    PointMass mass = p.pointMass();
    Double beyond = figures.get(p.name() + "_within_interval_beyond_mass");
    String rows = count(check.truth().length);
    String how =
        check.refitted()
            ? " Each fifth of the rows was checked with intervals from the others."
            : "";
    section.say(
        mass == null || beyond == null
            ? "The intervals at 90 %% hold the true value of %s of %s rows.%s"
                .formatted(percent(inside), rows, how)
            : "The intervals at 90 %% hold the true value of %s of the rows that are not %s, and of %s of all %s: where the class is sure, the interval is the class alone and hardly ever wrong.%s"
                .formatted(percent(beyond), mass.name(), percent(inside), rows, how));
    if (mass != null) {
      showClass(section, p, mass, figures);
    }
  }

  private void showClass(
      ReportSection section, Property p, PointMass mass, Map<String, Double> figures) {
    List<double[]> curve = check.reliability();
    Double brier = figures.get(p.name() + "_mass_brier");
    Double area = figures.get(p.name() + "_mass_auc");
    if (brier == null || area == null || curve.size() < 2) {
      return;
    }
    section.show(
        new ReportFigure(
            "class " + p.name(),
            new ReportChart(
                    ChartAxis.share("stated probability of " + mass.name()),
                    ChartAxis.share("rows that are " + mass.name()))
                .dashed("", ChartColour.MUTED, List.of(new double[] {0, 0}, new double[] {1, 1}))
                .marks("", ChartColour.DESIGN, curve),
            "Of rows with a stated probability of %s, as many should be it; the mean squared error (Brier score) is %s, the area under the curve %s."
                .formatted(mass.name(), fixed(brier, 4), fixed(area, 4)),
            judge,
            "Share of rows that are %s by their stated probability, in %s groups, with the diagonal on which a perfect probability would lie."
                .formatted(mass.name(), curve.size())));
  }
}
