package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;
import static io.backcast.train.report.ReportNumbers.fixed;

import io.backcast.design.SamplingMethod;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.train.evaluate.DistributionFidelity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a report on the distributions of drawn designs. */
record DistributionSection(DesignSpace space, String prior, JudgedBy judge) {
  /** Where the reference is made with the ensemble that the generator was trained by. */
  static final JudgedBy SAME_ENSEMBLE =
      new JudgedBy(
          "The true distribution is that of the model's own ensemble, which the generator learned"
              + " from: this tells how well it learned, not how right the ensemble is.");

  private static final int BINS = 32;

  /** Adds the section, unless there was nothing to compare with. */
  void write(ReportPage page, @Nullable DistributionFidelity fidelity) {
    if (fidelity == null || fidelity.rows().isEmpty()) {
      return;
    }
    DistributionFidelity.Row worst =
        fidelity.rows().stream()
            .max(Comparator.comparingDouble(DistributionFidelity.Row::distance))
            .orElseThrow();
    ReportSection section = page.section("Whether designs are drawn as often as they should be");
    section.say(
        "Every design that reaches a target should be drawn as often as the prior (%s) has it. The largest Kolmogorov–Smirnov distance of any variable of the generator's own draws from rejection sampling is %s, at the target %s; 0 would be the same distribution, 1 a wholly different one. That target is shown."
            .formatted(prior, fixed(worst.distance(), 3), target(fidelity, worst.target())));
    section.say(weighted(fidelity));
    List<ReportFigure> figures = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      figures.add(figure(j, worst, target(fidelity, worst.target())));
    }
    section.show(figures);
    section.list(
        new ReportTable(
            "Drawn designs against rejection sampling, by target. Targets that too few designs of the prior reach are left out.",
            judge,
            List.of(
                ReportTable.Column.number("target"),
                ReportTable.Column.number("largest Kolmogorov–Smirnov distance, as drawn"),
                ReportTable.Column.number("weighted, as shown at rest"),
                ReportTable.Column.number("effective sample size"),
                ReportTable.Column.number("accepted designs")),
            fidelity.rows().stream()
                .map(
                    r ->
                        List.of(
                            target(fidelity, r.target()),
                            fixed(r.distance(), 3),
                            r.weighted() == null ? "–" : fixed(r.weighted().distance(), 3),
                            r.weighted() == null ? "–" : size(r.weighted()),
                            count(r.truth()[0].length)))
                .toList()));
  }

  private static String size(DistributionFidelity.Weighted weighted) {
    return count((int) weighted.effective())
        + (weighted.method() == SamplingMethod.REJECTION ? ", by rejection" : "");
  }

  /** What becomes of that distance when draws are weighted. */
  private static String weighted(DistributionFidelity fidelity) {
    if (fidelity.rows().stream().anyMatch(r -> r.weighted() == null)) {
      return "Where designs cannot be weighted, or too few reach a target, the window shows them as they are drawn or refined.";
    }
    double worst =
        fidelity.rows().stream()
            .mapToDouble(DistributionFidelity.Row::shown)
            .max()
            .orElse(Double.NaN);
    double fewest =
        fidelity.rows().stream()
            .mapToDouble(r -> Math.min(effective(r), r.truth()[0].length))
            .min()
            .orElse(Double.NaN);
    return "At rest the window weights the draws, or rejects draws of the prior where the generator is worth too little: the distance is then at most %s. As few as %s independent draws on one side make the distance uncertain by about %s."
        .formatted(fixed(worst, 3), count((int) fewest), fixed(1.36 / Math.sqrt(fewest), 3));
  }

  private static double effective(DistributionFidelity.Row row) {
    return row.weighted() == null ? 0 : row.weighted().effective();
  }

  private ReportFigure figure(int j, DistributionFidelity.Row row, String target) {
    Variable v = space.variables().get(j);
    double[] edges = edges(v);
    double[] truth = shares(row.truth()[j], edges);
    double[] drawn = shares(row.drawn()[j], edges);
    double distance = DistributionFidelity.distance(row.truth()[j], row.drawn()[j]);
    List<double[]> bars = new ArrayList<>();
    List<double[]> steps = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      bars.add(new double[] {edges[i], edges[i + 1], truth[i]});
      steps.add(new double[] {edges[i], drawn[i]});
      steps.add(new double[] {edges[i + 1], drawn[i]});
    }
    ReportChart chart =
        new ReportChart(ChartAxis.of(v), ChartAxis.of("share of designs").percentages())
            .small()
            .bars("true", ChartColour.DATA, bars)
            .line("drawn", ChartColour.DESIGN, steps);
    return new ReportFigure(
        "distribution of " + v.name(),
        chart,
        "%s at the target %s: distance %s.".formatted(v.name(), target, fixed(distance, 3)),
        judge,
        "Histogram of %s among drawn designs over that among designs found by rejection sampling; Kolmogorov–Smirnov distance %s."
            .formatted(v.name(), fixed(distance, 3)));
  }

  /** Edges of the bins: of equal width on the variable's scale, or around whole values. */
  private static double[] edges(Variable v) {
    double values = v.upper() - v.lower() + 1;
    boolean single = v.whole() && values <= 2 * BINS;
    int bins = single ? (int) Math.round(values) : BINS;
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = single && !v.isLog() ? v.lower() - 0.5 + i : v.at(i / (double) bins);
    }
    return edges;
  }

  /** The share of sorted values in each bin; those beyond the outer edges go to the outer bins. */
  static double[] shares(double[] sorted, double[] edges) {
    double[] shares = new double[edges.length - 1];
    int bin = 0;
    for (double value : sorted) {
      while (bin < shares.length - 1 && value >= edges[bin + 1]) {
        bin++;
      }
      shares[bin] += 1.0 / sorted.length;
    }
    return shares;
  }

  private static String target(DistributionFidelity fidelity, double value) {
    return ReportNumbers.value(value, fidelity.property());
  }
}
