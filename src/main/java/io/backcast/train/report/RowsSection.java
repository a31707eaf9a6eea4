package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;

import io.backcast.model.ModelCard;
import io.backcast.model.TrainingProvenance;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.ModelEvaluation;

/** The part of a report on which rows a finished model was measured on, and by whom. */
record RowsSection(ModelCard card, EvaluationRows rows) {

  /**
   * Writes the section.
   *
   * @param judges number of networks that judged the designs
   */
  void write(ReportPage page, int judges, ModelEvaluation evaluation) {
    ReportSection section = page.section("How it was measured and judged");
    TrainingProvenance provenance = card.training();
    if (provenance != null) {
      section.note(
          "The model was trained on %s (%s rows, SHA-256 %s) with seed %d by"
              .formatted(
                  provenance.file(),
                  count(provenance.rows()),
                  provenance.sha256(),
                  provenance.seed()));
      section.command(provenance.command());
    }
    section.note("Designs are drawn %s.".formatted(card.prior()));
    int held = rows.data().held().length;
    section.note(
        rows.trainedOn()
            ? "This report was made later, from the same table: recipe and seed say which %s of its %s different rows were held out."
                .formatted(count(held), count(rows.data().rows()))
            : "This report was made later, on %s other rows. They are taken as rows that the model has not seen; nobody can check that."
                .formatted(count(held)));
    section.note(
        evaluation.independent()
            ? "Designs are judged by the audit ensemble of %d networks, which had no part in training the networks that draw and refine them."
                .formatted(judges)
            : "The model has no audit ensemble: designs are judged by the ensemble that refined them, which flatters them.");
    if (card.trust() != null && card.trust().folds() != null) {
      section.note(
          "The model's own errors, deviations and trust were measured in its training by cross-validation over %d rows, which only a training can repeat; the curves here are for the held-out rows alone."
              .formatted(card.trust().rows()));
    }
    if (rows.prior() == null) {
      section.note(
          "The drawn distributions are not compared with rejection sampling: designs are drawn near the training data, and those are not known here.");
    }
    section.note("Learning curves are known to the report of the training alone.");
  }
}
