package io.backcast.train.report;

import static io.backcast.train.report.MarkdownPage.number;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.evaluate.NormalCoverage;
import io.backcast.train.loop.LearningCurves;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes what a training came to: a page of figures and the pictures in it. */
public final class TrainingReport {
  private final ModelCard card;
  private final TrainingPlan plan;

  public TrainingReport(ModelCard card, TrainingPlan plan) {
    this.card = card;
    this.plan = plan;
  }

  public void write(
      Path folder,
      InverseModel model,
      HoldOutEvaluation evaluation,
      HitRates hitRates,
      BoundedAccuracy boundedAccuracy,
      DistributionFidelity fidelity,
      LearningCurves curves)
      throws BackcastException {
    MarkdownPage page = new MarkdownPage(folder);
    introduce(page);
    for (int k = 0; k < card.space().dy(); k++) {
      predictions(page, k, evaluation.parity(k));
    }
    backward(page, hitRates);
    narrowed(page, boundedAccuracy);
    distributions(page, fidelity);
    new TransitionSection(card.space()).write(page, model);
    training(page, curves);
    page.save();
  }

  private void introduce(MarkdownPage page) {
    page.heading(card.title());
    TrainingProvenance provenance = card.training();
    if (provenance != null) {
      page.paragraph(
          "Trained on %s (%,d rows, SHA-256 `%s`) with seed %d by"
              .formatted(
                  provenance.file(), provenance.rows(), provenance.sha256(), provenance.seed()));
      page.paragraph("    " + provenance.command());
    }
    page.paragraph(
        """
        All figures are for rows that were held back (%.0f %% of the designs): an audit ensemble of \
        %d networks was trained beside the shipped %d, in the same way but without those rows. It \
        also judges the backward samples; it had no part in training the network that draws them.\
        """
            .formatted(
                100 * plan.validation(),
                plan.ensemble().holdOutMembers(),
                plan.ensemble().members()));
    page.table(
        List.of("figure", "value"),
        card.metrics().entrySet().stream()
            .map(m -> List.of("`" + m.getKey() + "`", number(m.getValue(), 4)))
            .toList());
  }

  private void predictions(MarkdownPage page, int k, double[][] parity) throws BackcastException {
    Property p = card.space().properties().get(k);
    String axis = ReportChart.axis(p);
    page.heading(p.label())
        .picture(
            "parity " + p.name(),
            ReportChart.points("held rows", parity, "true " + axis, "predicted " + axis, true))
        .paragraph(
            "How often the truth lies within so many stated standard deviations, for rows beyond"
                + " the point mass if there is one:")
        .picture(
            "calibration " + p.name(),
            ReportChart.lines(
                Map.of("held rows", coverage(parity, k), "ideal", NormalCoverage.shares()),
                "standard deviations",
                "share of held rows within",
                false));
  }

  private void backward(MarkdownPage page, HitRates hitRates) throws BackcastException {
    page.heading("Designs by target")
        .paragraph(
            "Raw backward samples, what the sketch network draws while the hand moves, and designs"
                + " after refinement, as drawn from the whole design space. Variety is the median"
                + " distance between neighbours, in half-ranges.")
        .table(
            List.of(
                "target",
                "raw: within twice the tolerance",
                "raw: mean error",
                "sketched: within twice the tolerance",
                "refined: mean error",
                "best quarter: mean error",
                "refined: variety"),
            hitRates.rows().stream()
                .map(
                    r ->
                        List.of(
                            r.name(),
                            number(r.within(), 3),
                            number(r.error(), 4),
                            number(r.sketched(), 3),
                            number(r.refinedError(), 4),
                            number(r.bestError(), 4),
                            number(r.variety(), 2)))
                .toList())
        .picture(
            "yield",
            ReportChart.lines(
                Map.of(
                    "yield",
                    hitRates.rows().stream()
                        .map(r -> new double[] {r.target(), r.within()})
                        .toList()),
                "target",
                "raw samples within twice the tolerance",
                false));
  }

  private static void narrowed(MarkdownPage page, BoundedAccuracy boundedAccuracy) {
    List<String> header = new ArrayList<>(List.of("bounds"));
    for (double target : boundedAccuracy.targets()) {
      header.add(number(target, 2));
    }
    page.heading("Inside narrowed bounds")
        .paragraph(
            "Mean error of refined designs, as drawn / of the best quarter, by bounds and target."
                + " In brackets the share of samples on target, where it is not all of them.")
        .table(
            header,
            boundedAccuracy.rows().stream()
                .map(
                    r -> {
                      List<String> cells = new ArrayList<>(List.of(r.bounds()));
                      r.cells().forEach(c -> cells.add(cell(c)));
                      return cells;
                    })
                .toList());
  }

  private static String cell(BoundedAccuracy.Cell c) {
    if (!Double.isFinite(c.error())) {
      return "none";
    }
    String errors = number(c.error(), 3) + " / " + number(c.bestError(), 3);
    return c.share() < 1 ? errors + " (" + number(c.share(), 3) + ")" : errors;
  }

  private void distributions(MarkdownPage page, DistributionFidelity fidelity)
      throws BackcastException {
    if (fidelity.rows().isEmpty()) {
      return;
    }
    page.heading("Drawn against true distributions")
        .paragraph(
            "Backward samples against rejection sampling from the prior (%s) with the same predictor:"
                .formatted(card.prior()))
        .table(
            List.of("target", "largest Kolmogorov–Smirnov distance"),
            fidelity.rows().stream()
                .map(r -> List.of(number(r.target(), 2), number(r.distance(), 3)))
                .toList());
    DistributionFidelity.Row shown = fidelity.rows().get(Math.min(1, fidelity.rows().size() - 1));
    for (int j = 0; j < card.space().dx(); j++) {
      String name = card.space().variables().get(j).name();
      page.picture(
          "distribution of " + name,
          ReportChart.lines(
              Map.of("true", steps(shown.truth()[j]), "drawn", steps(shown.drawn()[j])),
              name,
              "cumulative share, target " + number(shown.target(), 2),
              false));
    }
  }

  private static void training(MarkdownPage page, LearningCurves curves) throws BackcastException {
    Map<String, Map<String, List<double[]>>> together = new LinkedHashMap<>();
    curves
        .points()
        .forEach(
            (name, points) ->
                together
                    .computeIfAbsent(name.replaceFirst(" \\d+ ", "s: "), key -> new TreeMap<>())
                    .put(name, points));
    page.heading("Training");
    for (var group : together.entrySet()) {
      boolean logarithmic =
          group.getValue().values().stream().flatMap(List::stream).allMatch(p -> p[1] > 0);
      page.picture(
          group.getKey(),
          ReportChart.lines(group.getValue(), "progress", group.getKey(), logarithmic));
    }
  }

  private List<double[]> coverage(double[][] parity, int k) {
    Property p = card.space().properties().get(k);
    Calibration calibration = card.calibration();
    List<double[]> curve = new ArrayList<>();
    for (double z : NormalCoverage.places()) {
      int inside = 0;
      int all = 0;
      for (double[] row : parity) {
        if (calibration != null && !p.isMass(row[0])) {
          all++;
          inside += Math.abs(row[1] - row[0]) <= z * calibration.std(k, row[2]) ? 1 : 0;
        }
      }
      curve.add(new double[] {z, inside / (double) Math.max(1, all)});
    }
    return curve;
  }

  /** The empirical distribution of sorted values, thinned for drawing. */
  private static List<double[]> steps(double[] sorted) {
    int each = Math.max(1, sorted.length / 300);
    return IntStream.range(0, sorted.length / each)
        .mapToObj(i -> new double[] {sorted[i * each], i * each / (double) sorted.length})
        .toList();
  }
}
