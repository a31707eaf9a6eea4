package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.cell;
import static io.backcast.train.report.ReportNumbers.error;
import static io.backcast.train.report.ReportNumbers.percent;

import io.backcast.model.DesignSpace;
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
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.HitRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a report on how well designs reach their targets, which are asked for the first
 * property.
 */
record DesignSection(DesignSpace space, JudgedBy judge) {
  /** With more targets a number has no room on its bar. */
  private static final int LABELLED = 7;

  /** A number stands this high at least, above a bar that is lower. */
  private static final double LOWEST = 0.06;

  /** A tolerance beyond this multiple of the errors is left out of their chart. */
  private static final double NEAR = 4;

  private Property property() {
    return space.properties().getFirst();
  }

  void hitRates(ReportPage page, @Nullable HitRates hitRates) {
    if (hitRates == null || hitRates.rows().isEmpty()) {
      return;
    }
    List<HitRates.Row> rows = hitRates.rows();
    ReportSection section = page.section("Whether designs hit their target");
    OtherTargets others = new OtherTargets(space);
    if (others.present()) {
      section.say(others.sentence());
    }
    section.show(hitFigure(rows), errorFigure(rows));
    List<ReportTable.Column> columns =
        new ArrayList<>(
            List.of(
                ReportTable.Column.text("target"),
                ReportTable.Column.number("drawn: hit rate"),
                ReportTable.Column.number("drawn: mean error"),
                ReportTable.Column.number("fast generator: hit rate"),
                ReportTable.Column.number("refined: mean error"),
                ReportTable.Column.number("best quarter: mean error"),
                ReportTable.Column.number("refined: variety")));
    if (others.present()) {
      columns.add(ReportTable.Column.text("together with"));
    }
    section.list(
        new ReportTable(
            "Designs by target, all over the design space. The hit rate is the share within twice the tolerance; variety is the median distance between nearest neighbours, in half-ranges.",
            judge,
            columns,
            rows.stream().map(r -> hitCells(r, others)).toList()));
  }

  private List<String> hitCells(HitRates.Row r, OtherTargets others) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                name(r),
                percent(r.hitRate()),
                cell(r.error(), property()),
                percent(r.fastHitRate()),
                cell(r.refinedError(), property()),
                cell(r.bestError(), property()),
                error(r.variety())));
    if (others.present()) {
      cells.add(others.values(r.others()));
    }
    return cells;
  }

  private ReportFigure hitFigure(List<HitRates.Row> rows) {
    HitRates.Row worst =
        rows.stream().min(Comparator.comparingDouble(HitRates.Row::hitRate)).orElseThrow();
    HitRates.Row best =
        rows.stream().max(Comparator.comparingDouble(HitRates.Row::hitRate)).orElseThrow();
    ReportChart chart =
        new ReportChart(
                ChartAxis.named(
                    Units.label("target " + property().label(), property().unit()), names(rows)),
                ChartAxis.share("designs on target").from(0, 1.06))
            .bars(
                "drawn",
                ChartColour.DESIGN,
                IntStream.range(0, rows.size())
                    .mapToObj(i -> new double[] {i - 0.32, i + 0.32, rows.get(i).hitRate()})
                    .toList())
            .dots("fast generator", ChartColour.TARGET, points(rows, HitRates.Row::fastHitRate));
    if (rows.size() <= LABELLED) {
      for (int i = 0; i < rows.size(); i++) {
        String share = percent(rows.get(i).hitRate());
        // without the sign, which the axis has and a bar has no room for
        chart.label(
            i,
            Math.max(LOWEST, rows.get(i).hitRate() / 2),
            share.substring(0, share.length() - 2),
            TextAnchor.CENTER,
            rows.get(i).hitRate() > 2 * LOWEST ? ChartColour.SURFACE : ChartColour.INK);
      }
    }
    return new ReportFigure(
        "hit rate",
        chart,
        "Of the designs as drawn, before any refinement, %s are within twice the tolerance at the hardest target (%s) and %s at the easiest (%s)."
            .formatted(percent(worst.hitRate()), name(worst), percent(best.hitRate()), name(best)),
        judge,
        "A bar for each of %s targets: the share of drawn designs on target, between %s and %s; a mark on each for the fast generator."
            .formatted(rows.size(), percent(worst.hitRate()), percent(best.hitRate())));
  }

  private ReportFigure errorFigure(List<HitRates.Row> rows) {
    double refined = largest(errors(rows, HitRates.Row::refinedError));
    double best = largest(errors(rows, HitRates.Row::bestError));
    ReportChart chart =
        errorChart(names(rows), largest(errors(rows, HitRates.Row::error)))
            .marks("drawn", ChartColour.DESIGN, errors(rows, HitRates.Row::error))
            .marks("refined", ChartColour.TARGET, errors(rows, HitRates.Row::refinedError))
            .marks("best quarter", ChartColour.ACCENT, errors(rows, HitRates.Row::bestError));
    return new ReportFigure(
        "error by target",
        chart,
        "Refined designs miss their target by %s on average at the worst target, the best-ranked quarter by %s; the tolerance is %s.%s"
            .formatted(shown(refined), shown(best), shown(property().tolerance()), unreached(rows)),
        judge,
        "Mean error over %s targets, for designs as drawn, after refinement, and for the best-ranked quarter."
            .formatted(rows.size()));
  }

  /** Which targets have no error, as refinement reached none of them; empty where it did. */
  private String unreached(List<HitRates.Row> rows) {
    String names =
        rows.stream()
            .filter(r -> Double.isNaN(r.refinedError()))
            .map(this::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? ""
        : " No refined design was on target at %s; no error is shown there.".formatted(names);
  }

  /** A chart of errors by target, with the tolerance where it is near them. */
  private ReportChart errorChart(List<String> targets, double largest) {
    ChartAxis errors =
        property().isLog()
            ? ChartAxis.of("mean error, share of the target").percentages()
            : ChartAxis.of(Units.label("mean error", property().unit()));
    double tolerance = property().tolerance();
    boolean near = tolerance < NEAR * largest;
    double top = 1.15 * Math.max(largest, near ? tolerance : 0);
    if (top > 0) {
      errors = errors.from(-0.02 * top, top);
    }
    ReportChart chart =
        new ReportChart(
            ChartAxis.named(
                Units.label("target " + property().label(), property().unit()), targets),
            errors);
    return near
        ? chart.dashed(
            "tolerance",
            ChartColour.MUTED,
            List.of(new double[] {-0.5, tolerance}, new double[] {targets.size() - 0.5, tolerance}))
        : chart;
  }

  /** An error as tolerances are stated: in the property's unit, on a log scale as a share. */
  private double relative(double error, double target) {
    return property().isLog() ? error / target : error;
  }

  private String shown(double relative) {
    return property().isLog() ? percent(relative) : error(relative, property());
  }

  private static double largest(List<double[]> points) {
    return points.stream().mapToDouble(point -> point[1]).max().orElse(Double.NaN);
  }

  private List<double[]> errors(List<HitRates.Row> rows, ToDoubleFunction<HitRates.Row> value) {
    return points(rows, r -> relative(value.applyAsDouble(r), r.target()));
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
    return ReportNumbers.target(row, property());
  }

  void boundedAccuracy(ReportPage page, @Nullable BoundedAccuracy accuracy) {
    if (accuracy == null || accuracy.rows().isEmpty()) {
      return;
    }
    ReportSection section = page.section("Inside narrowed bounds");
    section.say(boundedSentence(accuracy));
    OtherTargets others = new OtherTargets(space);
    if (others.present()) {
      section.say(others.sentence());
    }
    section.show(boundedFigure(accuracy));
    List<ReportTable.Column> columns = new ArrayList<>();
    columns.add(ReportTable.Column.text("bounds"));
    for (double target : accuracy.targets()) {
      columns.add(ReportTable.Column.number(ReportNumbers.value(target, property())));
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
                      r.cells().forEach(c -> cells.add(errors(c)));
                      return cells;
                    })
                .toList()));
    strong(section, accuracy, columns);
  }

  /** By whom designs were called strong, too. */
  private JudgedBy strongJudge() {
    return judge == JudgedBy.AUDIT ? JudgedBy.AUDIT_OF_STRONG : judge;
  }

  private void strong(
      ReportSection section, BoundedAccuracy accuracy, List<ReportTable.Column> columns) {
    double least = accuracy.leastStrongRight();
    if (!Double.isFinite(least)) {
      return;
    }
    section.say(
        "Of the designs called strong, %s right wherever there are %s of them or more: in %s of the combinations."
            .formatted(
                least == 1 ? "all are" : "at least " + percent(least) + " are",
                BoundedAccuracy.LEAST_STRONG,
                accuracy.wellFilled()));
    section.list(
        new ReportTable(
            "Share of designs called strong that are right, with their number in brackets, by bounds and target.",
            strongJudge(),
            columns,
            accuracy.rows().stream()
                .map(
                    r -> {
                      List<String> cells = new ArrayList<>(List.of(r.bounds()));
                      r.cells().forEach(c -> cells.add(strongCell(c)));
                      return cells;
                    })
                .toList()));
  }

  private static String strongCell(BoundedAccuracy.Cell c) {
    return c.strong() == 0 ? "none" : percent(c.strongRight()) + " (" + c.strong() + ")";
  }

  private ReportFigure boundedFigure(BoundedAccuracy accuracy) {
    List<String> targets =
        Arrays.stream(accuracy.targets())
            .mapToObj(t -> ReportNumbers.value(t, property()))
            .toList();
    List<double[]> errors = new ArrayList<>();
    double worst = 0;
    String where = "";
    int none = 0;
    for (BoundedAccuracy.Row row : accuracy.rows()) {
      for (int t = 0; t < targets.size(); t++) {
        double error = relative(row.cells().get(t).bestError(), accuracy.targets()[t]);
        if (!Double.isFinite(error)) {
          none++;
          continue;
        }
        // side by side, as dots on one another could not be counted
        double place = accuracy.rows().indexOf(row) / (double) accuracy.rows().size() - 0.5;
        errors.add(new double[] {t + 0.5 * place, error});
        if (error >= worst) {
          worst = error;
          where = "%s, target %s".formatted(row.bounds(), targets.get(t));
        }
      }
    }
    String missing = none == 0 ? "" : " In %s cases no design was found.".formatted(none);
    return new ReportFigure(
        "error inside narrowed bounds",
        errorChart(targets, worst)
            .dots("best quarter, one set of bounds", ChartColour.DESIGN, errors),
        "The best-ranked quarter is off the most, by %s, with %s.%s"
            .formatted(shown(worst), where.isEmpty() ? "none" : where, missing),
        judge,
        "A dot for each of %s sets of narrowed bounds and %s targets: the mean error of the best-ranked quarter of the refined designs, at most %s."
            .formatted(accuracy.rows().size(), targets.size(), shown(worst)));
  }

  private String boundedSentence(BoundedAccuracy accuracy) {
    int all = accuracy.rows().size() * accuracy.targets().length;
    int reached = reached(accuracy, property());
    return "In %s of %s combinations of narrowed bounds and target, the best quarter of the refined designs is within the tolerance on average."
        .formatted(reached, all);
  }

  /** Of how many bounds and targets the best-ranked designs are within the tolerance. */
  static int reached(BoundedAccuracy accuracy, Property property) {
    int reached = 0;
    for (BoundedAccuracy.Row row : accuracy.rows()) {
      for (int t = 0; t < row.cells().size(); t++) {
        double allowed = property.toleranceAt(accuracy.targets()[t]);
        reached += row.cells().get(t).bestError() <= allowed ? 1 : 0;
      }
    }
    return reached;
  }

  private String errors(BoundedAccuracy.Cell c) {
    if (!Double.isFinite(c.error())) {
      return "none";
    }
    String errors =
        ReportNumbers.cell(c.error(), property())
            + " / "
            + ReportNumbers.cell(c.bestError(), property());
    return c.share() < 1 ? errors + " (" + percent(c.share()) + ")" : errors;
  }
}
