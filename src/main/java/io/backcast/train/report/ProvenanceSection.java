package io.backcast.train.report;

import static io.backcast.train.report.ReportNumbers.count;

import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.TrainingProvenance;
import io.backcast.model.TrustRule;
import io.backcast.model.Units;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.train.distil.ExportDifference;
import java.util.ArrayList;
import java.util.List;

/** The part of a report on where a model comes from and how it was judged. */
record ProvenanceSection(ModelCard card) {
  /** With fewer held-out rows the figures are rough. */
  private static final int FEW = 10;

  /** The section of a model that has just been trained. */
  void write(ReportPage page, TrainingRecord training) {
    ReportSection section = page.section("How it was made and judged");
    made(card, section);
    judged(section, training);
  }

  /** What a model was trained on, by which command, and how its designs are drawn. */
  static void made(ModelCard card, ReportSection section) {
    TrainingProvenance provenance = card.training();
    if (provenance != null) {
      section.note(
          "Trained on %s (%s rows, SHA-256 %s) with seed %s by"
              .formatted(
                  provenance.file(),
                  count(provenance.rows()),
                  provenance.sha256(),
                  provenance.seed()));
      section.command(provenance.command());
    }
    section.note("Designs are drawn %s.".formatted(card.prior()));
  }

  private void judged(ReportSection section, TrainingRecord training) {
    TrustRule trust = card.trust();
    boolean folded = trust != null && trust.folds() != null;
    if (trust != null && trust.folds() != null) {
      section.note(
          """
          The held-out rows are few. So errors, deviations and trust are measured on all %s rows: in \
          %s parts, each left out once, every row was predicted by networks that had not seen it. \
          How often designs hit their targets is judged by the audit ensemble.\
          """
              .formatted(trust.rows(), trust.folds()));
    }
    if (trust != null) {
      section.note(trust(trust));
    }
    section.note(
        """
        %s %s held-out rows of %s different ones. The audit ensemble of %s networks was trained \
        like the shipped ensemble of %s, but without those rows. It also judges the designs; it \
        had no part in training the networks that draw and refine them.%s\
        """
            .formatted(
                folded ? "The other figures are for" : "All figures are for",
                count(training.data().held().length),
                count(training.data().rows()),
                training.plan().ensemble().holdOutMembers(),
                training.plan().ensemble().members(),
                training.plan().ensemble().stacking() == null
                    ? ""
                    : " Beside or in place of the networks, a Gaussian process and a random forest"
                        + " predict where they do better on rows that they have not seen."));
    if (training.data().held().length < FEW) {
      section.note(
          """
          So few held-out rows give rough figures: an error stated here may well be off by a \
          factor of two.\
          """);
    }
    for (ExportDifference difference : training.differences()) {
      if (!difference.negligible()) {
        section.note("In the last digits %s, by rounding.".formatted(difference.text()));
      }
    }
  }

  /** What the trust levels mean here. */
  private String trust(TrustRule trust) {
    List<String> right = new ArrayList<>();
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      double allowed = trust.allowed() == null ? p.tolerance() : trust.allowed()[k];
      right.add(
          "%s for %s".formatted(Units.with(ReportNumbers.error(allowed), p.unit()), p.label()));
    }
    return ("Trust: of the rows as near to the data and as certain as a strong design, nine in ten"
            + " were predicted to within %s; of those like a fair design, seven in ten.")
        .formatted(String.join(", ", right));
  }
}
