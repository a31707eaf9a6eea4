package io.backcast.train.report;

import io.backcast.model.BackcastException;
import io.backcast.train.loop.LearningCurves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of a report with the learning curves. */
final class LearningCurveSection {
  private LearningCurveSection() {}

  static void write(MarkdownPage page, LearningCurves curves) throws BackcastException {
    page.heading("Training");
    for (var chart : charts(curves).entrySet()) {
      boolean logarithmic =
          chart.getValue().values().stream().flatMap(List::stream).allMatch(p -> p[1] > 0);
      page.picture(
          chart.getKey(),
          ReportChart.lines(chart.getValue(), "progress", chart.getKey(), logarithmic));
    }
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
