package io.backcast.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report about one thing. {@link #say}, {@link #show}, {@link #tabulate} and {@link
 * #sayCommand} go to the first part of the page, {@link #note}, {@link #list}, {@link #command} and
 * {@link #showLast} to the second.
 */
public final class ReportSection {
  private final String heading;
  private final List<ReportBlock> findings = new ArrayList<>();
  private final List<ReportBlock> details = new ArrayList<>();

  public ReportSection(String heading) {
    this.heading = PlainText.line(heading);
  }

  /** Sentences about what was found. */
  public ReportSection say(String sentences) {
    findings.add(new ReportBlock.Paragraph(sentences));
    return this;
  }

  /** A picture, or several of a kind side by side. */
  public ReportSection show(ReportFigure... figures) {
    return show(List.of(figures));
  }

  /** Pictures of a kind, side by side. */
  public ReportSection show(List<ReportFigure> figures) {
    if (!figures.isEmpty()) {
      findings.add(new ReportBlock.Figures(figures));
    }
    return this;
  }

  /** A table in the first part, unless it has no rows. */
  public ReportSection tabulate(ReportTable table) {
    if (!table.rows().isEmpty()) {
      findings.add(new ReportBlock.Listing(table));
    }
    return this;
  }

  /** A command line in the first part, as typed. */
  public ReportSection sayCommand(String line) {
    findings.add(new ReportBlock.Command(line));
    return this;
  }

  /** Sentences for who reads the tables. */
  public ReportSection note(String sentences) {
    details.add(new ReportBlock.Paragraph(sentences));
    return this;
  }

  /** A table, unless it has no rows. */
  public ReportSection list(ReportTable table) {
    if (!table.rows().isEmpty()) {
      details.add(new ReportBlock.Listing(table));
    }
    return this;
  }

  /** A command line, as typed. */
  public ReportSection command(String line) {
    details.add(new ReportBlock.Command(line));
    return this;
  }

  /** Pictures for who reads the tables, such as learning curves. */
  public ReportSection showLast(List<ReportFigure> figures) {
    if (!figures.isEmpty()) {
      details.add(new ReportBlock.Figures(figures));
    }
    return this;
  }

  public String heading() {
    return heading;
  }

  public List<ReportBlock> findings() {
    return List.copyOf(findings);
  }

  public List<ReportBlock> details() {
    return List.copyOf(details);
  }
}
