package io.backcast.report;

/**
 * How a page is written.
 *
 * @param style its sheet
 * @param language of its texts, as in HTML
 * @param contents heading of its list of contents
 * @param details heading of its second part
 * @param unseen a sentence for paper where no font has some of its signs
 */
public record PageLook(
    ReportStyle style, String language, String contents, String details, String unseen) {
  /** Pages of models: English, for screens. */
  public static final PageLook MODEL =
      new PageLook(ReportStyle.SCREEN, "en", "Contents", HtmlWriter.DETAILS, "");
}
