package io.backcast.report;

/**
 * A chart with what is seen on it.
 *
 * @param name a few words; also names its file
 * @param chart the picture
 * @param caption a sentence that says what is seen, with figures
 * @param judge who scored what the picture shows
 * @param alternative the picture in words, for who cannot see it
 */
public record ReportFigure(
    String name, Picture chart, String caption, JudgedBy judge, String alternative) {
  public ReportFigure {
    name = PlainText.line(name);
    caption = PlainText.line(caption);
    alternative = PlainText.line(alternative);
    if (alternative.isEmpty() || caption.isEmpty()) {
      throw new IllegalArgumentException("The figure " + name + " says nothing.");
    }
  }
}
