package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.error;
import static io.backcast.train.report.ReportNumbers.fixed;
import static io.backcast.train.report.ReportNumbers.percent;

import io.backcast.model.Property;
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.HitRates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a report on how well designs reach their targets.
 *
 * @param property that targets are asked for, the first one
 */
record DesignSection(Property property, JudgedBy judge) {

  void hitRates(ReportPage page, @Nullable HitRates hitRates) {
    if (hitRates == null || hitRates.rows().isEmpty()) {
      return;
    }
    List<HitRates.Row> rows = hitRates.rows();
    ReportSection section = page.section("Whether designs hit their target");
    section.show(hitFigure(rows), errorFigure(rows));
    section.list(
        new ReportTable(
            "Designs by target, all over the design space. The hit rate is the share within twice the tolerance; variety is the median distance between nearest neighbours, in half-ranges.",
            judge,
            List.of(
                ReportTable.Column.text("target"),
                ReportTable.Column.number("drawn: hit rate"),
                ReportTable.Column.number("drawn: mean error"),
                ReportTable.Column.number("fast generator: hit rate"),
                ReportTable.Column.number("refined: mean error"),
                ReportTable.Column.number("best quarter: mean error"),
                ReportTable.Column.number("refined: variety")),
            rows.stream()
                .map(
                    r ->
                        List.of(
                            name(r),
                            percent(r.hitRate()),
                            fixed(r.error(), 4),
                            percent(r.fastHitRate()),
                            fixed(r.refinedError(), 4),
                            fixed(r.bestError(), 4),
                            fixed(r.variety(), 2)))
                .toList()));
  }

  private ReportFigure hitFigure(List<HitRates.Row> rows) {
    HitRates.Row worst =
        rows.stream().min(Comparator.comparingDouble(HitRates.Row::hitRate)).orElseThrow();
    HitRates.Row best =
        rows.stream().max(Comparator.comparingDouble(HitRates.Row::hitRate)).orElseThrow();
    ReportChart chart =
        new ReportChart(
                ChartAxis.named("target " + property.label(), names(rows)),
                ChartAxis.share("designs on target"))
            .bars(
                "drawn",
                ChartColour.DESIGN,
                IntStream.range(0, rows.size())
                    .mapToObj(i -> new double[] {i - 0.32, i + 0.32, rows.get(i).hitRate()})
                    .toList())
            .marks("fast generator", ChartColour.TARGET, points(rows, HitRates.Row::fastHitRate));
    return new ReportFigure(
        "hit rate",
        chart,
        "Of the designs as drawn, before any refinement, %s are within twice the tolerance at the hardest target (%s) and %s at the easiest (%s)."
            .formatted(percent(worst.hitRate()), name(worst), percent(best.hitRate()), name(best)),
        judge,
        "A bar for each of %d targets: the share of drawn designs on target, between %s and %s; a mark on each for the fast generator."
            .formatted(rows.size(), percent(worst.hitRate()), percent(best.hitRate())));
  }

  private ReportFigure errorFigure(List<HitRates.Row> rows) {
    double refined = largest(rows, HitRates.Row::refinedError);
    double best = largest(rows, HitRates.Row::bestError);
    ReportChart chart =
        new ReportChart(
                ChartAxis.named("target " + property.label(), names(rows)),
                errorAxis(rows.stream().mapToDouble(HitRates.Row::error).max().orElseThrow()))
            .marks("drawn", ChartColour.DESIGN, points(rows, HitRates.Row::error))
            .marks("refined", ChartColour.TARGET, points(rows, HitRates.Row::refinedError))
            .marks("best quarter", ChartColour.ACCENT, points(rows, HitRates.Row::bestError));
    return new ReportFigure(
        "error by target",
        chart,
        "Refined designs miss their target by %s on average at the worst target, the best-ranked quarter by %s; the tolerance is %s."
            .formatted(error(refined, property), error(best, property), tolerance()),
        judge,
        "Mean error over %d targets, for designs as drawn, after refinement, and for the best-ranked quarter."
            .formatted(rows.size()));
  }

  private ChartAxis errorAxis(double largest) {
    ChartAxis axis = ChartAxis.of("mean error", property).log(false);
    return largest > 0 && !property.isLog() ? axis.from(0, 1.1 * largest) : axis;
  }

  private String tolerance() {
    return property.isLog() ? percent(property.tolerance()) : error(property.tolerance(), property);
  }

  private static double largest(List<HitRates.Row> rows, ToDoubleFunction<HitRates.Row> value) {
    return rows.stream().mapToDouble(value).filter(Double::isFinite).max().orElse(Double.NaN);
  }

  private static List<double[]> points(
      List<HitRates.Row> rows, ToDoubleFunction<HitRates.Row> value) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new double[] {i, value.applyAsDouble(rows.get(i))})
        .filter(point -> Double.isFinite(point[1]))
        .toList();
  }

  private List<String> names(List<HitRates.Row> rows) {
    return rows.stream().map(this::name).toList();
  }

  private String name(HitRates.Row row) {
    boolean mass = property.pointMass() != null && row.name().equals(property.pointMass().name());
    return mass ? row.name() : ReportNumbers.value(row.target(), property);
  }

  void boundedAccuracy(ReportPage page, @Nullable BoundedAccuracy accuracy) {
    if (accuracy == null || accuracy.rows().isEmpty()) {
      return;
    }
    ReportSection section = page.section("Inside narrowed bounds");
    section.say(boundedSentence(accuracy));
    List<ReportTable.Column> columns = new ArrayList<>();
    columns.add(ReportTable.Column.text("bounds"));
    for (double target : accuracy.targets()) {
      columns.add(ReportTable.Column.number(ReportNumbers.value(target, property)));
    }
    section.list(
        new ReportTable(
            "Mean error of refined designs, of all / of the best quarter, by bounds and target. In brackets the share of samples on target, if it is not all of them.",
            judge,
            columns,
            accuracy.rows().stream()
                .map(
                    r -> {
                      List<String> cells = new ArrayList<>(List.of(r.bounds()));
                      r.cells().forEach(c -> cells.add(cell(c)));
                      return cells;
                    })
                .toList()));
  }

  private String boundedSentence(BoundedAccuracy accuracy) {
    int all = accuracy.rows().size() * accuracy.targets().length;
    long reached =
        accuracy.rows().stream()
            .flatMap(r -> r.cells().stream())
            .filter(c -> c.bestError() <= property.tolerance())
            .count();
    return "In %d of %d combinations of narrowed bounds and target, the best quarter of the refined designs is within the tolerance on average."
        .formatted(reached, all);
  }

  private static String cell(BoundedAccuracy.Cell c) {
    if (!Double.isFinite(c.error())) {
      return "none";
    }
    String errors = fixed(c.error(), 3) + " / " + fixed(c.bestError(), 3);
    return c.share() < 1 ? errors + " (" + percent(c.share()) + ")" : errors;
  }
}
