package io.backcast.train.report;

import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.train.evaluate.BaselineComparison;
import io.backcast.train.evaluate.ModelEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model is good for and what not, in sentences that follow from its figures. */
record Verdict(ModelCard card, ModelEvaluation evaluation) {

  void write(ReportPage page) {
    List<String> errors = new ArrayList<>();
    for (Property p : card.space().properties()) {
      Map<String, Double> m = card.metrics();
      double mae = m.getOrDefault(p.name() + "_mae", Double.NaN);
      if (Double.isFinite(mae)) {
        errors.add("%s to %s".formatted(p.label(), ReportNumbers.error(mae, p)));
      }
    }
    page.lead(
        "On rows it has not seen, it predicts %s on average."
            .formatted(String.join(" and ", errors)));
    for (BaselineComparison lost : BaselineComparison.lost(card)) {
      page.callout(ReportPage.Tone.WARNING, "A simpler method does better", lost.sentence());
    }
  }
}
