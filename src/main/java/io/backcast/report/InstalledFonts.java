package io.backcast.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * Fonts of the system for signs that the program's own lack, such as Chinese ones. It opens every
 * font file, which takes a second, so it is asked only where such signs are.
 */
final class InstalledFonts {
  /** More would be needed only by a page in very many scripts. */
  private static final int MOST = 4;

  /**
   * Bits of {@code fsType}: the licence forbids to embed the font, or a part of it, or outlines.
   */
  private static final int KINDS = 0xF;

  private static final int RESTRICTED = 0x2;
  private static final int NOT_IN_PART = 0x300;

  private final Supplier<List<File>> files;

  /**
   * Fonts among files.
   *
   * @param files those that may be fonts
   */
  InstalledFonts(Supplier<List<File>> files) {
    this.files = files;
  }

  /** Those where the operating system keeps its fonts. */
  static InstalledFonts ofSystem() {
    return new InstalledFonts(
        () -> new FontFileFinder().find().stream().map(InstalledFonts::file).toList());
  }

  private static File file(URI address) {
    return new File(address);
  }

  /**
   * Files that together have as many of the signs as any have, the one with most first.
   *
   * @param signs code points; those that are found are taken out
   */
  List<File> having(Set<Integer> signs) {
    Map<File, Font> fonts = new LinkedHashMap<>();
    files.get().stream()
        .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".ttf"))
        .sorted()
        .forEach(file -> read(file, fonts));
    List<File> chosen = new ArrayList<>();
    while (!signs.isEmpty() && chosen.size() < MOST) {
      File best = null;
      Set<Integer> most = Set.of();
      for (Map.Entry<File, Font> font : fonts.entrySet()) {
        Set<Integer> had = new HashSet<>(signs);
        had.removeIf(sign -> !font.getValue().canDisplay(sign));
        if (had.size() > most.size()) {
          best = font.getKey();
          most = had;
        }
      }
      if (best == null) {
        break;
      }
      fonts.remove(best);
      if (canBeEmbedded(best)) {
        chosen.add(best);
        signs.removeAll(most);
      }
    }
    return chosen;
  }

  private static void read(File file, Map<File, Font> fonts) {
    try {
      fonts.put(file, Font.createFont(Font.TRUETYPE_FONT, file));
    } catch (IOException | FontFormatException e) {
      // a file that is no font, or a broken one, has no signs
      fonts.remove(file);
    }
  }

  private static boolean canBeEmbedded(File file) {
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file))) {
      OS2WindowsMetricsTable rights = font.getOS2Windows();
      int type = rights == null ? 0 : rights.getFsType();
      return font.getTableMap().containsKey("glyf")
          && (type & KINDS) != RESTRICTED
          && (type & NOT_IN_PART) == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
