package io.backcast.train;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.TrainingPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes what a training came to: a page of figures and the pictures in it. */
final class TrainingReport {
  private final ModelCard card;
  private final TrainingPlan plan;

  TrainingReport(ModelCard card, TrainingPlan plan) {
    this.card = card;
    this.plan = plan;
  }

  void write(Path folder, Audit audit, Yields yields, Curves curves) throws BackcastException {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(card.title()).append("\n\n");
    var training = card.training();
    if (training != null) {
      page.append(
          "Trained on %s (%,d rows, SHA-256 `%s`) with seed %d by\n\n    %s\n\n"
              .formatted(
                  training.file(),
                  training.rows(),
                  training.sha256(),
                  training.seed(),
                  training.command()));
    }
    page.append(
        """
        All figures are for rows that were held back (%.0f %% of the designs): an audit ensemble of %d
        networks was trained beside the shipped %d, in the same way but without those rows. It also
        judges the backward samples; it had no part in training the network that draws them.

        | figure | value |
        |---|---|
        """
            .formatted(
                100 * plan.validation(),
                plan.ensemble().auditMembers(),
                plan.ensemble().members()));
    card.metrics()
        .forEach(
            (name, value) ->
                page.append(String.format(Locale.ROOT, "| `%s` | %.4f |%n", name, value)));
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      double[][] parity = audit.parity(k);
      String axis = p.label() + (p.unit().isEmpty() ? "" : " (" + p.unit() + ")");
      ReportChart.points("held rows", parity, "true " + axis, "predicted " + axis, true)
          .save(folder.resolve("parity-" + p.name() + ".png"));
      page.append("\n## %s\n\n![parity](parity-%s.png)\n".formatted(p.label(), p.name()));
      ReportChart.lines(
              Map.of("held rows", coverage(parity, k), "ideal", ideal()),
              "standard deviations",
              "share of held rows within",
              false)
          .save(folder.resolve("calibration-" + p.name() + ".png"));
      page.append(
          "\nHow often the truth lies within so many stated standard deviations, where the value is"
              + " beyond the point mass if there is one:\n\n![calibration](calibration-%s.png)\n"
                  .formatted(p.name()));
    }
    ReportChart.lines(
            Map.of(
                "yield",
                yields.rows().stream().map(r -> new double[] {r.target(), r.within()}).toList()),
            "target",
            "share within twice the tolerance",
            false)
        .save(folder.resolve("yield.png"));
    page.append(
        "\n## Backward samples, unrefined\n\n| target | within | mean error |\n|---|---|---|\n");
    yields
        .rows()
        .forEach(
            r ->
                page.append(
                    String.format(
                        Locale.ROOT,
                        "| %.2f | %.3f | %.4f |%n",
                        r.target(),
                        r.within(),
                        r.error())));
    page.append("\n![yield](yield.png)\n\n## Training\n");
    Map<String, Map<String, List<double[]>>> together = new LinkedHashMap<>();
    curves
        .points()
        .forEach(
            (name, points) ->
                together
                    .computeIfAbsent(name.replaceFirst(" \\d+ ", "s: "), key -> new TreeMap<>())
                    .put(name, points));
    for (var group : together.entrySet()) {
      String file = group.getKey().replaceAll("\\W+", "-") + ".png";
      page.append("\n![%s](%s)\n".formatted(group.getKey(), file));
      boolean logarithmic =
          group.getValue().values().stream().flatMap(List::stream).allMatch(p -> p[1] > 0);
      ReportChart.lines(group.getValue(), "progress", group.getKey(), logarithmic)
          .save(folder.resolve(file));
    }
    AtomicFiles.write(
        folder.resolve("README.md"),
        out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private List<double[]> coverage(double[][] parity, int k) {
    Property p = card.space().properties().get(k);
    var calibration = card.calibration();
    List<double[]> curve = new ArrayList<>();
    for (double z = 0; z <= 3.001; z += 0.1) {
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

  /** Shares of a normal distribution, by Abramowitz and Stegun 7.1.26. */
  private static List<double[]> ideal() {
    List<double[]> curve = new ArrayList<>();
    for (double z = 0; z <= 3.001; z += 0.1) {
      double x = z / Math.sqrt(2);
      double t = 1 / (1 + 0.3275911 * x);
      double tail =
          t
              * (0.254829592
                  + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
      curve.add(new double[] {z, 1 - tail * Math.exp(-x * x)});
    }
    return curve;
  }
}
