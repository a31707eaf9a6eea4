package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;
import static io.backcast.train.report.ReportNumbers.error;
import static io.backcast.train.report.ReportNumbers.fixed;
import static io.backcast.train.report.ReportNumbers.percent;

import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.TrustRule;
import io.backcast.model.Units;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.train.evaluate.BaselineComparison;
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.evaluate.ModelEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a model is good for and what not: the top of a report, in sentences that follow from its
 * figures.
 *
 * @param predictions of the held-out rows
 */
record Verdict(ModelCard card, ModelEvaluation evaluation, PredictionSection predictions) {
  /** Where fewer of the drawn designs are near the target, refinement does most of the work. */
  private static final double HITS = 0.9;

  /** Distributions that are further from the true ones than this cannot be read off. */
  private static final double FAR = 0.1;

  void write(ReportPage page) {
    page.lead(lead());
    if (!evaluation.independent()) {
      page.callout(
          ReportPage.Tone.CAUTION,
          "Judged by itself",
          "This model has no audit ensemble. Its designs are judged by the ensemble that refined them, which flatters them.");
    }
    for (BaselineComparison lost : BaselineComparison.lost(card)) {
      page.callout(ReportPage.Tone.WARNING, "A simpler method predicts better", lost.sentence());
    }
    List<String> good = goodFor();
    if (!good.isEmpty()) {
      page.callout(ReportPage.Tone.GOOD, "Good for", String.join("; ", good) + ".");
    }
    page.callout(ReportPage.Tone.CAUTION, "Not for", String.join("; ", notFor()) + ".");
    highlights(page);
  }

  private String lead() {
    List<String> errors = new ArrayList<>();
    for (int k = 0; k < card.space().dy(); k++) {
      double mae = metric(property(k), "_mae");
      if (Double.isFinite(mae)) {
        errors.add(
            "%s to %s on average%s"
                .formatted(
                    property(k).label(), error(mae, property(k)), compared(property(k), mae)));
      }
    }
    String predicts =
        errors.isEmpty()
            ? "No row was there that this model has not seen"
            : "%s, this model predicts %s".formatted(on(), String.join("; ", errors));
    List<HitRates.Row> rows = evaluation.hitRates().rows();
    return rows.isEmpty()
        ? predicts + "."
        : "%s. Of the designs it draws for a target%s, %s are within twice the tolerance before they are refined."
            .formatted(predicts, others(), hitRange(rows));
  }

  /** What every target is asked for together with. */
  private String others() {
    OtherTargets others = new OtherTargets(card.space());
    return others.present() ? " together with %s that occur with it".formatted(others.names()) : "";
  }

  /** Which rows the errors are for. */
  private String on() {
    if (predictions.judge() == JudgedBy.HELD_OUT_BY_OWN) {
      return "On rows it was trained on";
    }
    return predictions.judge() == JudgedBy.GIVEN_ROWS
        ? "On the rows given"
        : "On rows it has not seen";
  }

  /** How many rows have the errors, and which. */
  private String rows(int k) {
    TrustRule trust = card.trust();
    if (predictions.judge() == JudgedBy.FOLDS && trust != null && trust.rows() != null) {
      return count(trust.rows()) + " rows, each predicted by networks trained without it";
    }
    String rows = count(evaluation.holdOut().parity(k).length);
    if (predictions.judge() == JudgedBy.HELD_OUT_BY_OWN) {
      return rows + " rows that it was trained on";
    }
    return rows + (predictions.judge() == JudgedBy.GIVEN_ROWS ? " given rows" : " held-out rows");
  }

  /** How the error compares with that of the best simple method. */
  private String compared(Property p, double mae) {
    double nearest = metric(p, "_mae_10_nearest");
    double forest = metric(p, "_mae_forest");
    boolean byForest = forest < nearest || Double.isNaN(nearest);
    double best = byForest ? forest : nearest;
    if (!(best > mae && mae > 0)) {
      return "";
    }
    return " (%s times as near as %s)"
        .formatted(
            String.format(Locale.ROOT, best / mae < 10 ? "%.1f" : "%.0f", best / mae),
            byForest ? "a random forest" : "the mean of the ten nearest rows");
  }

  private static String hitRange(List<HitRates.Row> rows) {
    double low = rows.stream().mapToDouble(HitRates.Row::hitRate).min().orElseThrow();
    double high = rows.stream().mapToDouble(HitRates.Row::hitRate).max().orElseThrow();
    return low == high ? percent(low) : ReportNumbers.percents(low, high);
  }

  private List<String> goodFor() {
    List<String> good = new ArrayList<>();
    List<HitRates.Row> hit = evaluation.hitRates().rows().stream().filter(r -> reached(r)).toList();
    if (!hit.isEmpty()) {
      good.add("designs for a %s of %s".formatted(first().label(), targets(hit)));
    }
    DistributionFidelity.Row far = farthest();
    if (far != null && far.shown() <= FAR) {
      good.add(
          "reading off how the designs for a target are distributed, to a Kolmogorov–Smirnov distance of %s"
              .formatted(fixed(far.shown(), 3)));
    }
    return good;
  }

  private List<String> notFor() {
    List<String> not = new ArrayList<>();
    List<HitRates.Row> missed =
        evaluation.hitRates().rows().stream().filter(r -> !reached(r)).toList();
    if (!missed.isEmpty()) {
      not.add(
          "a %s of %s, where no refined design was found or not even the best-ranked ones are on target"
              .formatted(first().label(), targets(missed)));
    }
    List<HitRates.Row> rough =
        evaluation.hitRates().rows().stream()
            .filter(r -> reached(r) && r.hitRate() < HITS)
            .toList();
    if (!rough.isEmpty()) {
      not.add(
          "taking designs as they are drawn, before refinement, for a %s of %s: fewer than nine in ten are within twice the tolerance"
              .formatted(first().label(), targets(rough)));
    }
    BoundedAccuracy bounded = evaluation.boundedAccuracy();
    int tried = bounded.rows().size() * bounded.targets().length;
    int missing = tried - DesignSection.reached(bounded, first());
    if (missing > 0) {
      not.add(
          "%s of the %s combinations of narrowed bounds and target that were tried, where no design was found or the best are off by more than the tolerance"
              .formatted(missing, tried));
    }
    DistributionFidelity.Row far = farthest();
    if (far != null && far.shown() > FAR) {
      not.add(
          "reading off distributions: at the target %s they are off by a Kolmogorov–Smirnov distance of %s"
              .formatted(ReportNumbers.value(far.target(), first()), fixed(far.shown(), 3)));
    }
    for (int k = 0; k < card.space().dy(); k++) {
      double[][] parity = evaluation.holdOut().parity(k);
      if (predictions.tooNarrow(parity, k)) {
        not.add(
            "taking the stated deviation of %s at its word: it covers %s of the rows and twice as much %s, in place of 68 and 95 %%"
                .formatted(
                    property(k).label(),
                    percent(predictions.within(parity, k, 1)),
                    percent(predictions.within(parity, k, 2))));
      }
    }
    not.add("designs outside the ranges of the data, where nothing was measured");
    return not;
  }

  private boolean reached(HitRates.Row row) {
    double allowed = first().toleranceAt(row.target());
    return row.bestError() <= allowed;
  }

  private void highlights(ReportPage page) {
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = property(k);
      double mae = metric(p, "_mae");
      if (Double.isFinite(mae)) {
        page.highlight(
            error(mae, p),
            "mean error of %s on %s; %s for the mean of the ten nearest rows, %s for a random forest"
                .formatted(
                    p.label(),
                    rows(k),
                    error(metric(p, "_mae_10_nearest"), p),
                    error(metric(p, "_mae_forest"), p)));
      }
      double right = metric(p, "_mass_right");
      if (p.pointMass() != null && Double.isFinite(right)) {
        page.highlight(
            percent(right), "of those rows rightly %s or not".formatted(p.pointMass().name()));
      }
    }
    String judge = evaluation.independent() ? "the audit ensemble" : "the model's own ensemble";
    List<HitRates.Row> rows = evaluation.hitRates().rows();
    if (!rows.isEmpty()) {
      page.highlight(
          hitRange(rows),
          "of the drawn designs within twice the tolerance before they are refined, by target; judged by "
              + judge);
    }
    DistributionFidelity.Row far = farthest();
    if (far != null) {
      page.highlight(
          fixed(far.shown(), 3),
          "largest Kolmogorov–Smirnov distance of the distributions shown at rest from the true ones, 0 … 1; true by the model's own ensemble");
    }
  }

  private DistributionFidelity.@Nullable Row farthest() {
    return evaluation.fidelity().rows().stream()
        .max(Comparator.comparingDouble(DistributionFidelity.Row::shown))
        .orElse(null);
  }

  private String targets(List<HitRates.Row> rows) {
    List<String> values = new ArrayList<>();
    String mass = "";
    for (HitRates.Row row : rows) {
      String target = ReportNumbers.target(row, first());
      if (target.equals(ReportNumbers.value(row.target(), first()))) {
        values.add(target);
      } else {
        mass = target;
      }
    }
    boolean all = rows.size() > 2 && rows.size() == evaluation.hitRates().rows().size();
    String numbers =
        all ? values.getFirst() + " to " + values.getLast() : String.join(", ", values);
    String known = values.isEmpty() ? "" : Units.with(numbers, first().unit());
    return mass.isEmpty() || known.isEmpty() ? mass + known : mass + " and of " + known;
  }

  private Property first() {
    return property(0);
  }

  private Property property(int k) {
    return card.space().properties().get(k);
  }

  private double metric(Property p, String key) {
    return card.metrics().getOrDefault(p.name() + key, Double.NaN);
  }
}
