package io.backcast.train.report;

import java.util.List;

/** A piece of a report. Texts are plain: whoever writes them escapes them. */
sealed interface ReportBlock {
  /** Sentences. */
  record Paragraph(String text) implements ReportBlock {
    public Paragraph {
      text = PlainText.line(text);
    }
  }

  /** Pictures of a kind, side by side where there is room. */
  record Figures(List<ReportFigure> figures) implements ReportBlock {
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /** A table. */
  record Listing(ReportTable table) implements ReportBlock {}

  /** A command line. */
  record Command(String line) implements ReportBlock {
    public Command {
      line = PlainText.line(line);
    }
  }
}
