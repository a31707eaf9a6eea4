package io.backcast.font;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The typeface of the window, of charts and of exported figures: Inter, with figures of one width.
 * It comes with the program, so that a text is as wide on every machine.
 */
public enum Typeface {
  REGULAR(FlatInterFont.STYLE_REGULAR, Font.PLAIN),
  BOLD(FlatInterFont.STYLE_BOLD, Font.BOLD);

  /** The name under which style sheets and fonts of the window ask for it. */
  public static final String FAMILY = FlatInterFont.FAMILY;

  private final byte[] file;
  private final int style;

  Typeface(String resource, int style) {
    this.file = TabularFigures.of(read(resource));
    this.style = style;
  }

  /** The OpenType font, for whatever loads one. */
  public InputStream file() {
    return new ByteArrayInputStream(file);
  }

  /**
   * The font for drawing with Java 2D.
   *
   * @param size of an em, in pixels or points
   */
  public Font of(double size) {
    return FileFonts.INSTANCE.get(this).deriveFont(style, (float) size);
  }

  /**
   * The font for a text that a user may have written: another installed one where a letter is
   * missing, which a Chinese or Arabic name has.
   *
   * @param size of an em, in pixels or points
   */
  public Font of(double size, String text) {
    Font font = of(size);
    return font.canDisplayUpTo(text) < 0
        ? font
        : FileFonts.installed(text)
            .map(other -> other.deriveFont(style, (float) size))
            .orElse(font);
  }

  /** Whether a character (a code point) has a glyph of its own. */
  public boolean has(int character) {
    return FileFonts.INSTANCE.get(this).canDisplay(character);
  }

  private static byte[] read(String resource) {
    try (InputStream in = FlatInterFont.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The font " + resource + " is missing from the program.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
