package io.backcast.font;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Gives every figure of an OpenType font the same width: columns of numbers stand straight, and a
 * number does not jump while it changes. The font has such figures behind its feature {@code tnum},
 * which neither JavaFX nor Java 2D can switch on; so the table of characters is made to point at
 * them. Table layouts: ISO/IEC 14496-22, chapters 5.2.1 (cmap) and 6.3.4 (GSUB).
 */
final class TabularFigures {
  private static final int FEATURE = tag("tnum");
  private static final int SINGLE_SUBSTITUTION = 1;
  private static final int EXTENSION = 7;

  /** What the words of a font file add up to, less the adjustment in its head. */
  private static final int MAGIC = 0xB1B0AFBA;

  private final ByteBuffer font;

  private TabularFigures(byte[] font) {
    this.font = ByteBuffer.wrap(font);
  }

  /** The font with its ten figures exchanged; the bytes given are changed. */
  static byte[] of(byte[] font) {
    TabularFigures figures = new TabularFigures(font);
    Map<Integer, Integer> wide = figures.substitutes();
    figures.exchange(glyph -> wide.getOrDefault(glyph, glyph));
    figures.sign();
    return font;
  }

  private static int tag(String name) {
    return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
  }

  private int word(int at) {
    return Short.toUnsignedInt(font.getShort(at));
  }

  /** Where a table's entry in the directory is. */
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

  /** Glyphs and their counterparts under the feature. */
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
          read(lookup, found);
        }
      }
    }
    return found;
  }

  private void read(int lookup, Map<Integer, Integer> found) {
    for (int i = 0; i < word(lookup + 4); i++) {
      int at = lookup + word(lookup + 6 + 2 * i);
      int type = word(lookup);
      if (type == EXTENSION) {
        type = word(at + 2);
        at += font.getInt(at + 4);
      }
      if (type == SINGLE_SUBSTITUTION) {
        substitution(at, found);
      }
    }
  }

  private void substitution(int at, Map<Integer, Integer> found) {
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

  /** Makes the figures' characters name other glyphs, in every table of characters. */
  private void exchange(IntUnaryOperator other) {
    int cmap = table("cmap");
    Map<Integer, Integer> formats = new HashMap<>();
    for (int i = 0; i < word(cmap + 2); i++) {
      int at = cmap + font.getInt(cmap + 8 + 8 * i);
      formats.put(at, word(at));
    }
    formats.forEach(
        (at, format) -> {
          switch (format) {
            case 4 -> exchangeSegments(at, other);
            case 12 -> exchangeGroups(at, other);
            default -> {}
          }
        });
  }

  private static boolean figures(int first, int last) {
    return first >= '0' && last <= '9';
  }

  /** Format 4: a segment of characters is its first and last one and what to add to them. */
  private void exchangeSegments(int at, IntUnaryOperator other) {
    int size = word(at + 6);
    for (int i = 0; i < size; i += 2) {
      int last = word(at + 14 + i);
      int first = word(at + 16 + size + i);
      int delta = at + 16 + 2 * size + i;
      if (figures(first, last) && word(delta + size) == 0) {
        int glyph = first + word(delta) & 0xffff;
        font.putShort(delta, (short) (other.applyAsInt(glyph) - first));
      }
    }
  }

  /** Format 12: a group of characters is its first and last one and the first one's glyph. */
  private void exchangeGroups(int at, IntUnaryOperator other) {
    for (int i = 0; i < font.getInt(at + 12); i++) {
      int group = at + 16 + 12 * i;
      if (figures(font.getInt(group), font.getInt(group + 4))) {
        font.putInt(group + 8, other.applyAsInt(font.getInt(group + 8)));
      }
    }
  }

  /** Puts the checksums right. */
  private void sign() {
    int entry = entry("cmap");
    font.putInt(entry + 4, sum(font.getInt(entry + 8), font.getInt(entry + 12)));
    int adjustment = table("head") + 8;
    font.putInt(adjustment, 0);
    font.putInt(adjustment, MAGIC - sum(0, font.capacity()));
  }

  private int sum(int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Byte.toUnsignedInt(font.get(from + i)) << (8 * (3 - i % 4));
    }
    return sum;
  }
}
