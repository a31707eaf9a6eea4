package io.backcast.font;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Gives every digit of an OpenType font the same width, so that columns of numbers align and a
 * changing number does not jump. The font has such glyphs behind its feature {@code tnum}, which
 * neither JavaFX nor Java 2D can switch on; the character table is therefore changed to refer to
 * them. Table layouts: ISO/IEC 14496-22, chapters 5.2.1 (cmap) and 6.3.4 (GSUB).
 */
final class TabularFigures {
  private static final int FEATURE = tag("tnum");
  private static final int SINGLE_SUBSTITUTION = 1;
  private static final int EXTENSION = 7;

  private final ByteBuffer font;

  private TabularFigures(byte[] font) {
    this.font = ByteBuffer.wrap(font);
  }

  /** Replaces the glyphs of the ten digits; changes and returns the given bytes. */
  static byte[] of(byte[] font) {
    TabularFigures figures = new TabularFigures(font);
    Map<Integer, Integer> wide = figures.substitutes();
    figures.replaceFigures(glyph -> wide.getOrDefault(glyph, glyph));
    figures.updateChecksums();
    return font;
  }

  private static int tag(String name) {
    return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
  }

  private int word(int at) {
    return Short.toUnsignedInt(font.getShort(at));
  }

  /** Offset of a table's entry in the directory. */
  private int entry(String table) {
    for (int i = 0; i < word(4); i++) {
      int at = 12 + 16 * i;
      if (font.getInt(at) == tag(table)) {
        return at;
      }
    }
    throw new IllegalStateException("The font has no table " + table + ".");
  }

  private int table(String name) {
    return font.getInt(entry(name) + 8);
  }

  /** The glyph that the feature substitutes for each glyph. */
  private Map<Integer, Integer> substitutes() {
    Map<Integer, Integer> found = new HashMap<>();
    int gsub = table("GSUB");
    int features = gsub + word(gsub + 6);
    int lookups = gsub + word(gsub + 8);
    for (int i = 0; i < word(features); i++) {
      int record = features + 2 + 6 * i;
      if (font.getInt(record) == FEATURE) {
        int feature = features + word(record + 4);
        for (int k = 0; k < word(feature + 2); k++) {
          int lookup = lookups + word(lookups + 2 + 2 * word(feature + 4 + 2 * k));
          readLookup(lookup, found);
        }
      }
    }
    return found;
  }

  private void readLookup(int lookup, Map<Integer, Integer> found) {
    for (int i = 0; i < word(lookup + 4); i++) {
      int at = lookup + word(lookup + 6 + 2 * i);
      int type = word(lookup);
      if (type == EXTENSION) {
        type = word(at + 2);
        at += font.getInt(at + 4);
      }
      if (type == SINGLE_SUBSTITUTION) {
        readSubstitution(at, found);
      }
    }
  }

  private void readSubstitution(int at, Map<Integer, Integer> found) {
    int coverage = at + word(at + 2);
    boolean ranges = word(coverage) == 2;
    int index = 0;
    for (int i = 0; i < word(coverage + 2); i++) {
      int item = coverage + 4 + (ranges ? 6 : 2) * i;
      int last = word(ranges ? item + 2 : item);
      for (int glyph = word(item); glyph <= last; glyph++) {
        boolean listed = word(at) == 2;
        found.put(glyph, listed ? word(at + 6 + 2 * index) : glyph + word(at + 4) & 0xffff);
        index++;
      }
    }
  }

  /** Maps the characters of the digits to other glyphs, in every character table. */
  private void replaceFigures(IntUnaryOperator other) {
    int cmap = table("cmap");
    Map<Integer, Integer> formats = new HashMap<>();
    for (int i = 0; i < word(cmap + 2); i++) {
      int at = cmap + font.getInt(cmap + 8 + 8 * i);
      formats.put(at, word(at));
    }
    formats.forEach(
        (at, format) -> {
          switch (format) {
            case 4 -> replaceInSegments(at, other);
            case 12 -> replaceInGroups(at, other);
            default -> {}
          }
        });
  }

  private static boolean areFigures(int first, int last) {
    return first >= '0' && last <= '9';
  }

  /** Format 4: a segment has the first and last character and the offset to their glyphs. */
  private void replaceInSegments(int at, IntUnaryOperator other) {
    int size = word(at + 6);
    for (int i = 0; i < size; i += 2) {
      int last = word(at + 14 + i);
      int first = word(at + 16 + size + i);
      int delta = at + 16 + 2 * size + i;
      if (areFigures(first, last) && word(delta + size) == 0) {
        int glyph = first + word(delta) & 0xffff;
        font.putShort(delta, (short) (other.applyAsInt(glyph) - first));
      }
    }
  }

  /** Format 12: a group has the first and last character and the glyph of the first. */
  private void replaceInGroups(int at, IntUnaryOperator other) {
    for (int i = 0; i < font.getInt(at + 12); i++) {
      int group = at + 16 + 12 * i;
      if (areFigures(font.getInt(group), font.getInt(group + 4))) {
        font.putInt(group + 8, other.applyAsInt(font.getInt(group + 8)));
      }
    }
  }

  /**
   * Corrects the checksums of a font whose checksums are right. That of the whole file changes
   * twice, with the table and with the entry that holds the table's; to add up all of the file
   * would delay the window.
   */
  private void updateChecksums() {
    int entry = entry("cmap");
    int before = font.getInt(entry + 4);
    int now = checksum(font.getInt(entry + 8), font.getInt(entry + 12));
    font.putInt(entry + 4, now);
    int adjustment = table("head") + 8;
    font.putInt(adjustment, font.getInt(adjustment) - 2 * (now - before));
  }

  private int checksum(int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Byte.toUnsignedInt(font.get(from + i)) << (8 * (3 - i % 4));
    }
    return sum;
  }
}
