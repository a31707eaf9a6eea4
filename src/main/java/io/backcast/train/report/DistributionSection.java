package io.backcast.train.report;

import static io.backcast.train.report.MarkdownPage.number;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.train.evaluate.DistributionFidelity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The part of a report on the distributions of drawn designs. */
record DistributionSection(DesignSpace space, String prior) {
  private static final int POINTS = 300;

  /** Writes the section, unless there was nothing to compare with. */
  void write(MarkdownPage page, DistributionFidelity fidelity) throws BackcastException {
    if (fidelity.rows().isEmpty()) {
      return;
    }
    page.heading("Drawn and true distributions")
        .paragraph(
            "Samples of the invertible network against rejection sampling from the prior (%s) with the same predictor:"
                .formatted(prior))
        .table(
            List.of("target", "largest Kolmogorov–Smirnov distance"),
            fidelity.rows().stream()
                .map(r -> List.of(target(fidelity, r.target()), number(r.distance(), 3)))
                .toList());
    DistributionFidelity.Row shown = fidelity.rows().get(Math.min(1, fidelity.rows().size() - 1));
    for (int j = 0; j < space.dx(); j++) {
      String name = space.variables().get(j).name();
      page.picture(
          "distribution of " + name,
          ReportChart.lines(
                  Map.of("true", steps(shown.truth()[j]), "drawn", steps(shown.drawn()[j])),
                  name,
                  "cumulative share, target " + target(fidelity, shown.target()),
                  false)
              .logarithmic(space.variables().get(j).isLog(), false));
    }
  }

  private static String target(DistributionFidelity fidelity, double value) {
    return fidelity.property().isLog() ? Numbers.significant(value, 4) : number(value, 2);
  }

  /** The empirical distribution of sorted values as (value, share below), thinned for drawing. */
  static List<double[]> steps(double[] sorted) {
    int each = Math.max(1, sorted.length / POINTS);
    return IntStream.range(0, sorted.length / each)
        .mapToObj(i -> new double[] {sorted[i * each], i * each / (double) sorted.length})
        .toList();
  }
}
