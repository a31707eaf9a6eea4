package io.backcast.train.report;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The style sheet of a report's HTML page: {@code report.css} and the charts' colours. */
final class ReportStyle {
  private static final String FILE = "report.css";

  /** The sheet, with light colours and, where the reader's system asks for them, dark ones. */
  String css() {
    return ":root{color-scheme:light dark;%s}\n@media screen and (prefers-color-scheme:dark){:root{%s}}\n%s"
        .formatted(colours(ChartColour::light), colours(ChartColour::dark), sheet());
  }

  private static String colours(Function<ChartColour, Color> shade) {
    StringBuilder css = new StringBuilder();
    for (ChartColour colour : ChartColour.values()) {
      css.append("%s:%s;".formatted(colour.variable(), ChartColour.hex(shade.apply(colour))));
    }
    return css.toString();
  }

  private static String sheet() {
    try (InputStream in = ReportStyle.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The style sheet " + FILE + " is missing from the program.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
