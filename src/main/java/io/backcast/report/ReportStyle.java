package io.backcast.report;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The style sheets of pages. */
public enum ReportStyle {
  /** For screens, light or dark as the reader's system asks; the charts' colours follow. */
  SCREEN("report.css"),
  /** For paper: light everywhere, and in no more than CSS 2.1, which the PDF writer knows. */
  PAPER("paper.css");

  private final String file;

  ReportStyle(String file) {
    this.file = file;
  }

  /** The sheet; that for screens with light colours and, where they are asked for, dark ones. */
  String css() {
    return this == PAPER
        ? sheet()
        : ":root{color-scheme:light dark;%s}\n@media screen and (prefers-color-scheme:dark){:root{%s}}\n%s"
            .formatted(colours(ChartColour::light), colours(ChartColour::dark), sheet());
  }

  private static String colours(Function<ChartColour, Color> shade) {
    StringBuilder css = new StringBuilder();
    for (ChartColour colour : ChartColour.values()) {
      css.append("%s:%s;".formatted(colour.variable(), ChartColour.hex(shade.apply(colour))));
    }
    return css.toString();
  }

  private String sheet() {
    try (InputStream in = ReportStyle.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The style sheet " + file + " is missing from the program.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
