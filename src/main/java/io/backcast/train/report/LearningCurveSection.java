package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.error;

import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.train.loop.LearningCurves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The part of a report with the learning curves. */
final class LearningCurveSection {
  private static final ChartColour[] COLOURS = {
    ChartColour.DESIGN, ChartColour.TARGET, ChartColour.ACCENT, ChartColour.MUTED
  };

  /** More cannot be told apart. */
  private static final int POINTS = 150;

  private LearningCurveSection() {}

  static void write(ReportPage page, LearningCurves curves) {
    List<ReportFigure> figures = new ArrayList<>();
    charts(curves).forEach((name, lines) -> figures.add(figure(name, lines)));
    page.section("Learning curves").showLast(figures);
  }

  private static ReportFigure figure(String name, Map<String, List<double[]>> lines) {
    boolean log = lines.values().stream().flatMap(List::stream).allMatch(p -> p[1] > 0);
    ReportChart chart = new ReportChart(ChartAxis.of("step"), ChartAxis.of(name).log(log)).small();
    int i = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (List<double[]> points : lines.values()) {
      // names would say only which of several equals each curve belongs to
      chart.line("", COLOURS[i++ % COLOURS.length], thinned(points));
      last = Math.max(last, points.getLast()[1]);
    }
    return new ReportFigure(
        name,
        chart,
        "%s, %s: %s at the end."
            .formatted(
                name,
                lines.size() == 1 ? "one curve" : lines.size() + " curves",
                (lines.size() == 1 ? "" : "at most ") + error(last)),
        JudgedBy.TRAINING,
        "Learning curve of the %s over the training.".formatted(name));
  }

  /** Points for drawing, the last of them included. */
  static List<double[]> thinned(List<double[]> points) {
    int each = Math.max(1, points.size() / POINTS);
    return IntStream.range(0, points.size())
        .filter(i -> (points.size() - 1 - i) % each == 0)
        .mapToObj(points::get)
        .toList();
  }

  /** The curves by chart: those of ensemble members, which differ by a number, share one. */
  static Map<String, Map<String, List<double[]>>> charts(LearningCurves curves) {
    Map<String, Map<String, List<double[]>>> charts = new LinkedHashMap<>();
    curves
        .points()
        .forEach(
            (name, points) ->
                charts
                    .computeIfAbsent(name.replaceFirst(" \\d+ ", "s: "), key -> new TreeMap<>())
                    .put(name, points));
    return charts;
  }
}
