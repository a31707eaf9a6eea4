package io.backcast.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The signs of a text that none of some fonts has. */
final class PaperSigns {
  /** Every font has those before: letters of western and central Europe. */
  private static final int OTHERS = 0x250;

  private PaperSigns() {}

  /**
   * Code points, without those that are not drawn.
   *
   * @param fonts opens the font files
   * @throws IOException if one of them is no font
   */
  static Set<Integer> lacking(String text, List<Opener> fonts) throws IOException {
    Set<Integer> signs = new TreeSet<>();
    text.codePoints().filter(c -> c >= OTHERS && isDrawn(c)).forEach(signs::add);
    if (signs.isEmpty()) {
      return signs;
    }
    List<Font> opened = new ArrayList<>();
    for (Opener font : fonts) {
      try (InputStream in = font.open()) {
        opened.add(Font.createFont(Font.TRUETYPE_FONT, in));
      } catch (FontFormatException e) {
        throw new IOException(e);
      }
    }
    signs.removeIf(sign -> opened.stream().anyMatch(font -> font.canDisplay(sign)));
    return signs;
  }

  /** Opens a font file. */
  @FunctionalInterface
  interface Opener {
    InputStream open();
  }

  private static boolean isDrawn(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
