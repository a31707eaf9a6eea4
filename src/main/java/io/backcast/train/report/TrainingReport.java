package io.backcast.train.report;

import static io.backcast.train.report.MarkdownPage.number;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.model.TrustRule;
import io.backcast.model.Units;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.ExportDifference;
import io.backcast.train.evaluate.BaselineComparison;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.loop.LearningCurves;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the report of a training: a Markdown page with its charts as PNG files beside it. */
public final class TrainingReport {
  /** With fewer held-out rows the figures are rough. */
  private static final int FEW = 10;

  private final ModelCard card;
  private final TrainingPlan plan;
  private final TrainingData data;
  private final List<ExportDifference> differences;

  /**
   * A report that is not written yet.
   *
   * @param card of the finished model, with its metrics
   * @param plan that the model was trained with
   * @param data that it was trained on
   * @param differences of its files from the trained networks
   */
  public TrainingReport(
      ModelCard card, TrainingPlan plan, TrainingData data, List<ExportDifference> differences) {
    this.card = card;
    this.plan = plan;
    this.data = data;
    this.differences = differences;
  }

  /**
   * Writes the page.
   *
   * @param folder of the report; made if it does not exist
   * @param model opened, for the transition curves
   * @throws BackcastException if a file cannot be written
   */
  public void write(
      Path folder, InverseModel model, ModelEvaluation evaluation, LearningCurves curves)
      throws BackcastException {
    MarkdownPage page = new MarkdownPage(folder);
    introduction(page);
    PredictionSection predictions = new PredictionSection(card.space(), card.calibration());
    for (int k = 0; k < card.space().dy(); k++) {
      predictions.write(page, k, evaluation.holdOut().parity(k));
    }
    DesignSection.hitRates(page, evaluation.hitRates());
    DesignSection.boundedAccuracy(page, evaluation.boundedAccuracy());
    new DistributionSection(card.space(), card.prior()).write(page, evaluation.fidelity());
    new TransitionSection(card.space()).write(page, model);
    LearningCurveSection.write(page, curves);
    page.save();
  }

  /** What the trust levels mean here. */
  private String trust(TrustRule trust) {
    List<String> right = new ArrayList<>();
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      double allowed = trust.allowed() == null ? p.tolerance() : trust.allowed()[k];
      right.add(Units.with(number(allowed, 4), p.unit()) + " for " + p.label());
    }
    return ("Trust: of the rows as near to the data and as certain as a strong design, nine in ten"
            + " were predicted to within %s; of those like a fair design, seven in ten.")
        .formatted(String.join(", ", right));
  }

  private void introduction(MarkdownPage page) {
    // above the title, so that nobody reads on without it
    for (BaselineComparison lost : BaselineComparison.lost(card)) {
      page.paragraph("**" + lost.sentence() + "**");
    }
    page.heading(card.title());
    TrainingProvenance provenance = card.training();
    if (provenance != null) {
      page.paragraph(
          String.format(
              Locale.ROOT,
              "Trained on %s (%,d rows, SHA-256 `%s`) with seed %d by",
              provenance.file(),
              provenance.rows(),
              provenance.sha256(),
              provenance.seed()));
      page.paragraph("    " + provenance.command());
    }
    page.paragraph("Designs are drawn " + card.prior() + ".");
    TrustRule trust = card.trust();
    boolean folded = false;
    if (trust != null && trust.folds() != null) {
      folded = true;
      page.paragraph(
          """
          The held-out rows are few. So errors, deviations and trust are measured on all %d rows: in \
          %d parts, each left out once, every row was predicted by networks that had not seen it. \
          How often designs hit their targets is judged by the hold-out ensemble.\
          """
              .formatted(trust.rows(), trust.folds()));
    }
    if (trust != null) {
      page.paragraph(trust(trust));
    }
    page.paragraph(
        String.format(
            Locale.ROOT,
            """
            %s %,d held-out rows of %,d different ones. A hold-out ensemble of %d \
            networks was trained like the shipped ensemble of %d, but without those rows. It also \
            evaluates the designs; it had no part in training the networks that draw them.%s\
            """,
            folded ? "The other figures are for" : "All figures are for",
            data.held().length,
            data.rows(),
            plan.ensemble().holdOutMembers(),
            plan.ensemble().members(),
            plan.ensemble().stacking() == null
                ? ""
                : " Beside or in place of the networks, a Gaussian process and a random forest"
                    + " predict where they do better on rows that they have not seen."));
    if (data.held().length < FEW) {
      page.paragraph(
          """
          So few held-out rows give rough figures: an error stated here may well be off by a \
          factor of two.\
          """);
    }
    for (ExportDifference difference : differences) {
      if (!difference.negligible()) {
        page.paragraph("In the last digits %s, by rounding.".formatted(difference.text()));
      }
    }
    page.table(
        List.of("figure", "value"),
        card.metrics().entrySet().stream()
            .map(m -> List.of("`" + m.getKey() + "`", number(m.getValue(), 4)))
            .toList());
  }
}
