package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;

import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.train.evaluate.check.CheckCurve;
import io.backcast.train.evaluate.check.CheckResult;
import io.backcast.train.evaluate.check.CheckSentences;
import io.backcast.train.evaluate.check.GeneratorChecks;
import io.backcast.train.evaluate.check.PairChecks;
import io.backcast.train.evaluate.check.PairSource;
import io.backcast.train.evaluate.check.TargetRegion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a report on the checks of the generator. */
final class GeneratorSection {
  private static final List<ChartColour> COLOURS =
      List.of(ChartColour.INK, ChartColour.DESIGN, ChartColour.TARGET, ChartColour.ACCENT);

  private GeneratorSection() {}

  /** Adds the section, unless nothing was checked. */
  static void write(ReportPage page, @Nullable GeneratorChecks checks) {
    PairChecks main = checks == null ? null : checks.leading();
    if (checks == null || main == null) {
      return;
    }
    CheckSentences sentences = new CheckSentences(checks);
    ReportSection section = page.section("Whether the generator is calibrated");
    section.say(
        "For a right generator the design of a pair is one more draw for the pair's target. %s"
            .formatted(sentences.pairs(main)));
    checks.regions().forEach(region -> section.say(sentences.region(main, region)));
    for (PairChecks other : checks.sets().subList(1, checks.sets().size())) {
      section.say(sentences.pairs(other));
      checks.regions().forEach(region -> section.say(sentences.region(other, region)));
    }
    section.show(figures(main));
    section.note(
        "A right generator is objected to in one of twenty reports, over all checks, variables and regions: bands hold for all variables and regions of a check at once with a chance of 99 %. “±” is how far from what a right generator has a check lets its value be: for ranks and coverage where the curve is farthest out of its band, or nearest to leaving it. Coverage about points is judged by whether its curve leaves the band, and the area then tells in which way; contraction that is stronger than it has to be is no fault where there are several properties. Rank statistics after Talts et al. (2018), their bands after Säilynoja et al. (2022), coverage of highest-density regions after Hermans et al. (2022), coverage about points (TARP) after Lemos et al. (2023), classifier two-sample test after Lopez-Paz and Oquab (2017).");
    for (PairChecks set : checks.sets()) {
      section.list(table(set));
    }
  }

  /** Who labelled the pairs. */
  static JudgedBy judge(PairSource source) {
    return switch (source) {
      case AUDITED -> JudgedBy.AUDIT;
      case PREDICTED -> JudgedBy.SHIPPED;
      case HELD, WEIGHTED ->
          new JudgedBy(
              "Truth: rows of the data that were held back from the audit ensemble; the ensemble that"
                  + " the generator learned from was trained on them too.");
    };
  }

  private static List<ReportFigure> figures(PairChecks set) {
    List<ReportFigure> figures = new ArrayList<>();
    List<String> variables =
        set.of(CheckKind.RANKS).stream().map(r -> String.valueOf(r.variable())).distinct().toList();
    for (String name : variables) {
      figures.add(figure(set, CheckKind.RANKS, name, "rank of " + name, "share below − rank"));
    }
    for (CheckKind kind : List.of(CheckKind.COVERAGE, CheckKind.TARP, CheckKind.TARP_NEAR)) {
      if (set.curves().stream().anyMatch(c -> c.kind() == kind)) {
        figures.add(figure(set, kind, null, "credibility", "coverage − credibility"));
      }
    }
    return figures;
  }

  private static ReportFigure figure(
      PairChecks set, CheckKind kind, @Nullable String variable, String x, String y) {
    List<CheckCurve> curves =
        set.curves().stream()
            .filter(c -> c.kind() == kind && c.region().property() == 0)
            .filter(c -> variable == null || variable.equals(c.variable()))
            .toList();
    ReportChart chart = new ReportChart(ChartAxis.share(x), ChartAxis.of(y));
    if (!curves.isEmpty()) {
      chart.band("chance", ChartColour.MUTED, band(curves.getFirst()));
    }
    for (int i = 0; i < curves.size(); i++) {
      chart.line(
          curves.get(i).region().name(),
          COLOURS.get(i % COLOURS.size()),
          difference(curves.get(i).curve().share()));
    }
    String what = variable == null ? kind.words() : kind.words() + " of " + variable;
    String verdicts = String.join("; ", verdicts(set, kind, variable));
    return new ReportFigure(
        what,
        chart,
        "%s: %s.".formatted(what, verdicts),
        judge(set.source()),
        "Lines of %s less the diagonal by region of targets over the band that chance leaves: %s."
            .formatted(what, verdicts));
  }

  private static List<String> verdicts(PairChecks set, CheckKind kind, @Nullable String variable) {
    return set.of(kind).stream()
        .filter(r -> r.region().property() == 0)
        .filter(r -> variable == null || variable.equals(r.variable()))
        .map(r -> r.region().name() + " " + r.verdict().words())
        .toList();
  }

  /** A curve without the diagonal, which lies on the axis. */
  static List<double[]> difference(double[] share) {
    List<double[]> points = new ArrayList<>(List.of(new double[] {0, 0}));
    for (int k = 0; k < share.length; k++) {
      double at = (k + 1.0) / (share.length + 1);
      points.add(new double[] {at, share[k] - at});
    }
    points.add(new double[] {1, 0});
    return points;
  }

  private static List<double[]> band(CheckCurve curve) {
    List<double[]> lower = difference(curve.curve().lower());
    List<double[]> upper = difference(curve.curve().upper());
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < lower.size(); i++) {
      points.add(new double[] {lower.get(i)[0], lower.get(i)[1], upper.get(i)[1]});
    }
    return points;
  }

  private static ReportTable table(PairChecks set) {
    return new ReportTable(
        "Checks of the generator on %s.".formatted(set.source().words()),
        judge(set.source()),
        List.of(
            ReportTable.Column.text("check"),
            ReportTable.Column.text("targets"),
            ReportTable.Column.number("pairs"),
            ReportTable.Column.number("value"),
            ReportTable.Column.number("if right"),
            ReportTable.Column.number("±"),
            ReportTable.Column.text("verdict")),
        set.results().stream()
            .filter(r -> r.verdict() != CheckVerdict.NOT_AVAILABLE)
            .map(GeneratorSection::row)
            .toList());
  }

  private static List<String> row(CheckResult r) {
    TargetRegion region = r.region();
    return List.of(
        r.variable() == null ? r.kind().words() : r.kind().words() + " of " + r.variable(),
        region.words(),
        count(r.rows()),
        CheckSentences.number(r.value()),
        CheckSentences.number(r.reference()),
        CheckSentences.number(r.allowed()),
        r.verdict().words());
  }
}
