package io.backcast.train.report;

import io.backcast.model.ModelCard;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportTable;
import java.util.List;

/** The table of all figures that the model card keeps. */
record FiguresSection(ModelCard card) {
  void write(ReportPage page) {
    page.section("Every figure of the model card")
        .list(
            new ReportTable(
                "By their names in model.json.",
                JudgedBy.NONE,
                List.of(ReportTable.Column.text("figure"), ReportTable.Column.number("value")),
                card.metrics().entrySet().stream()
                    .map(m -> List.of(m.getKey(), ReportNumbers.fixed(m.getValue(), 4)))
                    .toList()));
  }
}
