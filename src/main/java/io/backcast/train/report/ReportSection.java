package io.backcast.train.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report about one thing. {@link #say} and {@link #show} go to the first part of the
 * page, {@link #note}, {@link #list}, {@link #command} and {@link #showLast} to the second.
 */
final class ReportSection {
  private final String heading;
  private final List<ReportBlock> findings = new ArrayList<>();
  private final List<ReportBlock> details = new ArrayList<>();

  ReportSection(String heading) {
    this.heading = PlainText.line(heading);
  }

  /** Sentences about what was found. */
  ReportSection say(String sentences) {
    findings.add(new ReportBlock.Paragraph(sentences));
    return this;
  }

  /** A picture, or several of a kind side by side. */
  ReportSection show(ReportFigure... figures) {
    return show(List.of(figures));
  }

  /** Pictures of a kind, side by side. */
  ReportSection show(List<ReportFigure> figures) {
    if (!figures.isEmpty()) {
      findings.add(new ReportBlock.Figures(figures));
    }
    return this;
  }

  /** Sentences for who reads the tables. */
  ReportSection note(String sentences) {
    details.add(new ReportBlock.Paragraph(sentences));
    return this;
  }

  /** A table, unless it has no rows. */
  ReportSection list(ReportTable table) {
    if (!table.rows().isEmpty()) {
      details.add(new ReportBlock.Listing(table));
    }
    return this;
  }

  /** A command line, as typed. */
  ReportSection command(String line) {
    details.add(new ReportBlock.Command(line));
    return this;
  }

  /** Pictures for who reads the tables, such as learning curves. */
  ReportSection showLast(List<ReportFigure> figures) {
    if (!figures.isEmpty()) {
      details.add(new ReportBlock.Figures(figures));
    }
    return this;
  }

  String heading() {
    return heading;
  }

  List<ReportBlock> findings() {
    return List.copyOf(findings);
  }

  List<ReportBlock> details() {
    return List.copyOf(details);
  }
}
