package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.fixed;

import io.backcast.design.Transition;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.ui.TextAnchor;

/** The part of a report on where the first property enters its point mass along the paths. */
record TransitionSection(DesignSpace space) {
  private static final int STEPS = 401;

  /** Adds the section, unless there is no point mass or no path. */
  void write(ReportPage page, InverseModel model) throws BackcastException {
    PointMass mass = space.properties().getFirst().pointMass();
    if (mass == null || space.paths().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<ReportFigure> figures = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (DesignPath path : space.paths()) {
      Transition curve =
          Transition.along(model, path, space.reference(), path.from(), path.to(), STEPS);
      for (boolean positive : new boolean[] {true, false}) {
        Optional<String> first = first(curve, positive).map(c -> at(c, path));
        first.ifPresent(at -> found.add("%s at %s".formatted(path.label(), at)));
        rows.add(
            List.of(path.label(), positive ? "+" : "−", first.orElse("not within the bounds")));
      }
      figures.add(figure(path, curve, mass));
    }
    ReportSection section = page.section("Least change into the class " + mass.name());
    section.say(
        found.isEmpty()
            ? "From the reference, no path leads into the class %s within the bounds."
                .formatted(mass.name())
            : "From the reference, the class %s begins along %s."
                .formatted(mass.name(), String.join(", ", found)));
    section.show(figures);
    section.list(
        new ReportTable(
            "The first transition from the reference, along each path.",
            JudgedBy.PREDICTION,
            List.of(
                ReportTable.Column.text("path"),
                ReportTable.Column.text("direction"),
                ReportTable.Column.number("first transition")),
            rows));
  }

  private static Optional<Transition.Crossing> first(Transition curve, boolean positive) {
    return curve.crossings().stream()
        .filter(c -> c.at() > 0 == positive && c.intoMass() == positive)
        .min(Comparator.comparingDouble(c -> Math.abs(c.at())));
  }

  private static String at(Transition.Crossing c, DesignPath path) {
    return Units.with(fixed(c.at(), 2) + " ± " + fixed(c.std(), 2), path.unit());
  }

  private static ReportFigure figure(DesignPath path, Transition curve, PointMass mass) {
    Property p = curve.property();
    List<double[]> band = new ArrayList<>();
    List<double[]> line = new ArrayList<>();
    for (int i = 0; i < curve.coordinates().length; i++) {
      double x = curve.coordinates()[i];
      double mean = curve.unclamped(i);
      line.add(new double[] {x, p.physical(mean)});
      band.add(new double[] {x, p.physical(mean - curve.std(i)), p.physical(mean + curve.std(i))});
    }
    ReportChart chart =
        new ReportChart(ChartAxis.of(Units.label(path.label(), path.unit())), ChartAxis.of(p))
            .small()
            .band("± one deviation", ChartColour.DESIGN, band)
            .line("predicted", ChartColour.DESIGN, line);
    List<String> places = new ArrayList<>();
    for (boolean positive : new boolean[] {true, false}) {
      first(curve, positive)
          .ifPresent(
              c -> {
                places.add(at(c, path));
                chart.marks("", ChartColour.TARGET, List.of(new double[] {c.at(), mass.value()}));
                chart.label(
                    c.at(),
                    // one above the other, as they may lie near each other
                    mass.value() + (places.size() - 0.6) * 0.1 * (p.upper() - p.lower()),
                    at(c, path),
                    positive ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT,
                    ChartColour.TARGET);
              });
    }
    String found =
        places.isEmpty()
            ? "%s does not appear within the bounds".formatted(mass.name())
            : "%s from %s on".formatted(mass.name(), String.join(" and from ", places));
    return new ReportFigure(
        "transition along " + path.name(),
        chart,
        "%s: %s.".formatted(path.label(), found),
        JudgedBy.PREDICTION,
        "Predicted %s along %s, with one stated standard deviation above and below; %s."
            .formatted(p.label(), path.label(), found));
  }
}
