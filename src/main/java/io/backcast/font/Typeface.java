package io.backcast.font;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The typeface of the window, of charts and of exported figures: Inter, with digits of equal width.
 * It is part of the program, so that text has the same width on every machine.
 */
public enum Typeface {
  REGULAR(FlatInterFont.STYLE_REGULAR, Font.PLAIN),
  BOLD(FlatInterFont.STYLE_BOLD, Font.BOLD);

  /** The family name in style sheets and in fonts of the window. */
  public static final String FAMILY = FlatInterFont.FAMILY;

  private final byte[] file;
  private final int style;

  Typeface(String resource, int style) {
    this.file = TabularFigures.of(read(resource));
    this.style = style;
  }

  /** The OpenType font file. */
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
   * The font for text from the user: another installed font where this one lacks a glyph, as for a
   * Chinese or Arabic name.
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

  /** Whether the font has a glyph for a character (a code point). */
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
