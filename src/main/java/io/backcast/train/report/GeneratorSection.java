package io.backcast.train.report;

import static io.backcast.train.report.MarkdownPage.number;

import io.backcast.model.BackcastException;
import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;
import io.backcast.train.evaluate.check.CheckCurve;
import io.backcast.train.evaluate.check.CheckResult;
import io.backcast.train.evaluate.check.CheckSentences;
import io.backcast.train.evaluate.check.GeneratorChecks;
import io.backcast.train.evaluate.check.PairChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a report on the checks of the generator: sentences, pictures, and a table. */
record GeneratorSection(DesignSpace space) {

  /** Writes the section. */
  void write(MarkdownPage page, GeneratorChecks checks) throws BackcastException {
    CheckSentences sentences = new CheckSentences(checks);
    page.heading("Checks of the generator");
    if (checks.sets().isEmpty()) {
      sentences.all().forEach(page::paragraph);
    }
    for (PairChecks set : checks.sets()) {
      page.paragraph(sentences.pairs(set));
      page.list(checks.regions().stream().map(r -> sentences.region(set, r)).toList());
    }
    PairChecks main = checks.main();
    if (main != null) {
      pictures(page, main);
      table(page, main);
    }
  }

  private void pictures(MarkdownPage page, PairChecks set) throws BackcastException {
    page.paragraph(
        "Ranks of the true value among draws: below the band at first and above it later, draws are"
            + " too wide, the other way round too narrow; on one side of it, biased.");
    for (var v : space.variables()) {
      List<CheckCurve> curves =
          set.curves().stream()
              .filter(c -> c.kind() == CheckKind.RANKS && v.name().equals(c.variable()))
              .toList();
      page.picture(
          "ranks of " + v.name(),
          ReportChart.lines(
              differences(curves), "rank of " + v.name(), "cumulative share − rank", false));
    }
    coverage(page, set, CheckKind.COVERAGE, "credibility of the highest-density region");
    coverage(page, set, CheckKind.TARP_NEAR, "credibility of the ball about a like design");
  }

  private static void coverage(MarkdownPage page, PairChecks set, CheckKind kind, String axis)
      throws BackcastException {
    List<CheckCurve> curves = set.curves().stream().filter(c -> c.kind() == kind).toList();
    if (!curves.isEmpty()) {
      page.picture(
          kind.words(), ReportChart.lines(differences(curves), axis, "coverage − credibility", false));
    }
  }

  /** The differences from the diagonal by region, and the ends of the band of the first. */
  static Map<String, List<double[]>> differences(List<CheckCurve> curves) {
    Map<String, List<double[]>> lines = new LinkedHashMap<>();
    for (CheckCurve c : curves) {
      lines.put(c.region().words(), difference(c.curve().share()));
    }
    if (!curves.isEmpty()) {
      lines.put("chance, lower", difference(curves.getFirst().curve().lower()));
      lines.put("chance, upper", difference(curves.getFirst().curve().upper()));
    }
    return lines;
  }

  private static List<double[]> difference(double[] share) {
    List<double[]> points = new ArrayList<>(List.of(new double[] {0, 0}));
    for (int k = 0; k < share.length; k++) {
      double at = (k + 1.0) / (share.length + 1);
      points.add(new double[] {at, share[k] - at});
    }
    points.add(new double[] {1, 0});
    return points;
  }

  private static void table(MarkdownPage page, PairChecks set) {
    page.table(
        List.of("check", "variable", "targets", "pairs", "value", "if right", "±", "verdict"),
        set.results().stream()
            .filter(r -> r.verdict() != CheckVerdict.NOT_AVAILABLE)
            .map(GeneratorSection::row)
            .toList());
  }

  private static List<String> row(CheckResult r) {
    return List.of(
        r.kind().words(),
        r.variable() == null ? "" : r.variable(),
        r.region().words(),
        Integer.toString(r.rows()),
        number(r.value(), 3),
        number(r.reference(), 2),
        number(r.uncertainty(), 3),
        r.verdict().words());
  }
}
