package io.backcast.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The typeface's files as fonts of Java 2D, loaded on first use. */
final class FileFonts {
  static final FileFonts INSTANCE = new FileFonts();

  /** System property for the file that maps Java's logical fonts to font files. */
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private final Map<Typeface, Font> fonts = new EnumMap<>(Typeface.class);

  private FileFonts() {
    if (FontFolder.needed() && System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, FontFolder.configuration().toString());
    }
    for (Typeface face : Typeface.values()) {
      try (InputStream file = face.file()) {
        fonts.put(face, Font.createFont(Font.TRUETYPE_FONT, file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (FontFormatException e) {
        throw new IllegalStateException("The program's own font cannot be read.", e);
      }
    }
  }

  Font get(Typeface face) {
    return Objects.requireNonNull(fonts.get(face));
  }

  /** An installed font with a glyph for every letter of a text. Slow: it opens every font. */
  static Optional<Font> installed(String text) {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
        .filter(font -> font.canDisplayUpTo(text) < 0)
        .findFirst();
  }
}
