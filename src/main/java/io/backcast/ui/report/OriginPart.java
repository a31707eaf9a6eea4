package io.backcast.ui.report;

import io.backcast.design.DesignProvenance;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Provenance;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.TrainingProvenance;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.report.ReportTable.Column;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

/** Where everything in a report comes from: model and files by their hashes, seed, counts. */
final class OriginPart {
  private final ReportSource source;
  private final Texts texts;

  OriginPart(ReportSource source, Texts texts) {
    this.source = source;
    this.texts = texts;
  }

  void write(ReportPage page) throws BackcastException {
    ReportSection section = page.section(texts.get("report.origin"));
    section.tabulate(
        new ReportTable(texts.get("report.origin.made"), JudgedBy.NONE, columns("", ""), made()));
    section.tabulate(
        new ReportTable(
            texts.get("report.origin.files"),
            JudgedBy.NONE,
            columns(texts.get("report.column.file"), "SHA-256"),
            files()));
    section.say(texts.get("report.origin.command"));
    section.sayCommand(source.command());
  }

  private static List<Column> columns(String first, String second) {
    return List.of(new Column(first, false), new Column(second, false));
  }

  private List<List<String>> made() {
    ModelCard card = source.card();
    Provenance provenance =
        DesignProvenance.of(source.program(), card, source.request(), source.result());
    List<List<String>> rows = new ArrayList<>();
    row(rows, "report.origin.model", card.name() + " · " + card.title());
    row(rows, "report.origin.identity", card.identity());
    row(rows, "report.origin.program", source.program() + " · Java " + Runtime.version().feature());
    row(
        rows,
        "report.origin.time",
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(source.time().atZone(ZoneOffset.UTC))
            + " UTC");
    row(rows, "report.origin.seed", Long.toString(source.request().seed()));
    row(rows, "report.origin.drawn", texts.whole(provenance.drawn()));
    if (provenance.onTarget() != null) {
      row(rows, "report.origin.on-target", texts.whole(provenance.onTarget()));
    }
    row(rows, "report.origin.kept", texts.whole(provenance.kept()));
    TrainingProvenance training = card.training();
    if (training != null) {
      row(rows, "report.origin.data", training.source());
      row(
          rows,
          "report.origin.table",
          texts.get(
              "report.origin.table.said",
              training.file(),
              texts.whole(training.rows()),
              Long.toString(training.seed()),
              training.version()));
      row(rows, "report.origin.licence", training.licence());
    }
    return rows;
  }

  private void row(List<List<String>> rows, String key, String value) {
    if (!value.isBlank()) {
      rows.add(List.of(texts.get(key), value));
    }
  }

  private List<List<String>> files() throws BackcastException {
    List<List<String>> rows = new ArrayList<>();
    Path folder = source.folder();
    rows.add(List.of(ModelFolder.CARD, Digests.sha256(folder.resolve(ModelFolder.CARD))));
    for (GraphFile graph : source.card().graphs().values()) {
      rows.add(List.of(graph.file(), Digests.sha256(folder.resolve(graph.file()))));
    }
    TrainingProvenance training = source.card().training();
    if (training != null && !training.sha256().isBlank()) {
      rows.add(List.of(training.file(), training.sha256()));
    }
    return rows;
  }
}
