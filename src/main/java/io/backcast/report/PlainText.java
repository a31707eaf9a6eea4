package io.backcast.report;

/** Text from cards and tables, which may hold anything, as one line. */
public final class PlainText {
  private PlainText() {}

  /**
   * A text without line breaks and other control characters. Directional overrides go too: they
   * would turn the text behind them around.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c)
        .filter(c -> !(c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069))
        .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .filter(c -> c < 0xFFFE || c > 0xFFFF)
        .forEach(line::appendCodePoint);
    return line.toString().strip().replaceAll(" {2,}", " ");
  }
}
