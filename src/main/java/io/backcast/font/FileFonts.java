package io.backcast.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The typeface's files as fonts of Java 2D, loaded on first use. */
final class FileFonts {
  static final FileFonts INSTANCE = new FileFonts();

  /** System property for the file that maps Java's logical fonts to font files. */
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  /** Names of fonts that stand for others. */
  private static final Set<String> LOGICAL =
      Set.of(Font.DIALOG, Font.DIALOG_INPUT, Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED);

  /** What was found for the texts so far; there are as many as labels. */
  private final Map<String, Optional<Font>> installed = new ConcurrentHashMap<>();

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

  /**
   * An installed font with a glyph for every letter of a text. Slow for a new text: it opens one
   * font after the other. A font with a file comes before those that Java makes up of several:
   * JavaFX does not know the latter and then draws turned text, such as the label of a vertical
   * axis, as boxes.
   */
  Optional<Font> installed(String text) {
    return installed.computeIfAbsent(
        text, asked -> search(asked, false).or(() -> search(asked, true)));
  }

  private static Optional<Font> search(String text, boolean logical) {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
        .filter(font -> LOGICAL.contains(font.getFamily(Locale.ROOT)) == logical)
        .filter(font -> font.canDisplayUpTo(text) < 0)
        .findFirst();
  }
}
