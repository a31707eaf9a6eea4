package io.backcast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A report before it is written: what is said, shown and listed, without any markup. Sections fill
 * it once; {@link MarkdownWriter} and {@link HtmlWriter} write the same content.
 *
 * <p>What sections say and show comes first, all that they list comes after: the page keeps the two
 * apart, whatever the order in which a section adds them.
 */
public final class ReportPage {
  private final String title;
  private final String kind;
  private final List<Callout> callouts = new ArrayList<>();
  private final List<Highlight> highlights = new ArrayList<>();
  private final List<ReportSection> sections = new ArrayList<>();
  private @Nullable String lead;
  private @Nullable Attachment attachment;

  /** How good the news of a callout is. */
  public enum Tone {
    GOOD,
    CAUTION,
    WARNING
  }

  /**
   * Sentences that stand out at the top of the page.
   *
   * @param heading a few words, such as "Not for"
   */
  public record Callout(Tone tone, String heading, String text) {
    public Callout {
      heading = PlainText.line(heading);
      text = PlainText.line(text);
    }
  }

  /**
   * A figure that readers look for first.
   *
   * @param value with its unit
   * @param label what it is, and of what
   */
  public record Highlight(String value, String label) {
    public Highlight {
      value = PlainText.line(value);
      label = PlainText.line(label);
    }
  }

  /**
   * A text that is no part of what is read, such as a session.
   *
   * @param id of the element that holds it in HTML
   * @param file its name as an attachment of a PDF
   * @param label what it is, in a few words
   * @param text as it is
   */
  public record Attachment(String id, String file, String label, String text) {}

  /**
   * A page without content.
   *
   * @param title of the model, in the user's words
   * @param kind what the page is, such as "Report of a training"
   */
  public ReportPage(String title, String kind) {
    this.title = PlainText.line(title);
    this.kind = PlainText.line(kind);
  }

  /** The sentence under the title. */
  public ReportPage lead(String sentence) {
    lead = PlainText.line(sentence);
    return this;
  }

  public ReportPage callout(Tone tone, String heading, String text) {
    callouts.add(new Callout(tone, heading, text));
    return this;
  }

  public ReportPage highlight(String value, String label) {
    highlights.add(new Highlight(value, label));
    return this;
  }

  /** Adds a section behind the others; one that stays empty is not written. */
  public ReportSection section(String heading) {
    ReportSection section = new ReportSection(heading);
    sections.add(section);
    return section;
  }

  /** Keeps a text in the file, for programs that read it again. */
  public ReportPage attach(Attachment text) {
    attachment = text;
    return this;
  }

  /** The text that the file keeps; null for none. */
  public @Nullable Attachment attachment() {
    return attachment;
  }

  public String title() {
    return title;
  }

  public String kind() {
    return kind;
  }

  public @Nullable String lead() {
    return lead;
  }

  public List<Callout> callouts() {
    return List.copyOf(callouts);
  }

  public List<Highlight> highlights() {
    return List.copyOf(highlights);
  }

  /** The sections that say or show something. */
  public List<ReportSection> findings() {
    return sections(s -> !s.findings().isEmpty());
  }

  /** The sections that list something. */
  public List<ReportSection> details() {
    return sections(s -> !s.details().isEmpty());
  }

  private List<ReportSection> sections(Predicate<ReportSection> wanted) {
    return sections.stream().filter(wanted).toList();
  }
}
