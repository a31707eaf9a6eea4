package io.backcast.train.report;

import static io.backcast.train.report.MarkdownPage.number;

import io.backcast.design.Transition;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a report on where the first property enters its point mass along the paths. */
record TransitionSection(DesignSpace space) {
  private static final int STEPS = 401;

  /** Writes the section, unless there is no point mass or no path. */
  void write(MarkdownPage page, InverseModel model) throws BackcastException {
    PointMass mass = space.properties().getFirst().pointMass();
    if (mass == null || space.paths().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    Map<DesignPath, Transition> transitions = new LinkedHashMap<>();
    for (DesignPath path : space.paths()) {
      Transition curve =
          Transition.along(model, path, space.reference(), path.from(), path.to(), STEPS);
      for (boolean positive : new boolean[] {true, false}) {
        rows.add(
            List.of(
                path.label(),
                positive ? "+" : "−",
                curve.crossings().stream()
                    .filter(c -> c.at() > 0 == positive && c.intoMass() == positive)
                    .min(Comparator.comparingDouble(c -> Math.abs(c.at())))
                    .map(
                        c ->
                            Units.with(number(c.at(), 2) + " ± " + number(c.std(), 2), path.unit()))
                    .orElse("not within the bounds")));
      }
      transitions.put(path, curve);
    }
    page.heading("Least change into the class " + mass.name())
        .paragraph("From the reference, along each path:")
        .table(List.of("path", "direction", "first transition"), rows);
    for (var entry : transitions.entrySet()) {
      DesignPath path = entry.getKey();
      page.picture(
          "transition along " + path.name(),
          ReportChart.lines(
              curves(entry.getValue()),
              Units.label(path.label(), path.unit()),
              ReportChart.axis(space.properties().getFirst()),
              false));
    }
  }

  /** The prediction along a path, and one standard deviation above and below it. */
  private static Map<String, List<double[]>> curves(Transition curve) {
    Property p = curve.property();
    Map<String, List<double[]>> lines = new LinkedHashMap<>();
    for (int side : new int[] {0, -1, 1}) {
      String name = side == 0 ? "predicted" : side < 0 ? "− one std" : "+ one std";
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < curve.coordinates().length; i++) {
        points.add(
            new double[] {
              curve.coordinates()[i], p.physical(curve.unclamped(i) + side * curve.std(i))
            });
      }
      lines.put(name, points);
    }
    return lines;
  }
}
