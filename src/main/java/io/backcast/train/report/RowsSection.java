package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;

import io.backcast.model.ModelCard;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.train.evaluate.EvaluationRows;

/** The part of a report on which rows a finished model was measured on, and by whom. */
record RowsSection(ModelCard card, EvaluationRows rows) {

  /**
   * Writes the section.
   *
   * @param file that the rows are from
   * @param judges number of networks that judged the designs
   * @param independent whether those had no part in making them
   */
  void write(ReportPage page, String file, int judges, boolean independent) {
    ReportSection section = page.section("How it was made and judged");
    ProvenanceSection.made(card, section);
    int held = rows.data().held().length;
    section.note(
        rows.trainedOn()
            ? "Measured later, on the same table: recipe and seed say which %s of its %s different rows were held out."
                .formatted(count(held), count(rows.data().rows()))
            : "Measured later, on %s rows of %s. They are taken as rows that the model has not seen; nobody can check that."
                .formatted(count(held), file));
    section.note(
        independent
            ? "Designs are judged by the audit ensemble of %s networks, which had no part in training the networks that draw and refine them."
                .formatted(judges)
            : "The model has no audit ensemble: designs are judged by the ensemble that refined them, which flatters them.");
    if (card.trust() != null && card.trust().folds() != null) {
      section.note(
          "The model's own errors, deviations and trust were measured in its training by cross-validation over %s rows, which only a training can repeat; the curves here are for the held-out rows alone."
              .formatted(card.trust().rows()));
    }
    if (rows.prior() == null) {
      section.note(
          "The drawn distributions are not compared with rejection sampling: designs are drawn near the training data, and those are not known here.");
    }
    section.note("Learning curves are known to the report of the training alone.");
  }
}
