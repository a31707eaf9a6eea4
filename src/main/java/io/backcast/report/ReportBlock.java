package io.backcast.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a report. Texts are plain: whoever writes them escapes them. */
public sealed interface ReportBlock {
  /** Sentences. */
  record Paragraph(String text) implements ReportBlock {
    public Paragraph {
      text = PlainText.line(text);
    }
  }

  /** Pictures of a kind, side by side where there is room. */
  record Figures(List<ReportFigure> figures) implements ReportBlock {
    /** So many are told apart by their captions; what they have in common is said once. */
    private static final int SEVERAL = 3;

    public Figures {
      figures = List.copyOf(figures);
    }

    /** Whether there are so many that they are drawn small. */
    public boolean many() {
      return figures.size() >= SEVERAL;
    }

    /** Who scored all of them, where that is said once for all; null where each says it. */
    public @Nullable JudgedBy common() {
      JudgedBy first = figures.getFirst().judge();
      boolean same = figures.stream().allMatch(f -> f.judge().equals(first));
      return many() && same ? first : null;
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
