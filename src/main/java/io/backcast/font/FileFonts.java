package io.backcast.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The typeface's files as fonts of Java 2D, made when the first of them is asked for. */
final class FileFonts {
  static final FileFonts INSTANCE = new FileFonts();

  /** Java's own name for a file that says which fonts its logical ones stand for. */
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private static final String NO_FONTS = "version=1\nsequence.allfonts=default\n";

  private final Map<Typeface, Font> fonts = new EnumMap<>(Typeface.class);
  private final boolean othersInstalled;

  private FileFonts() {
    othersInstalled = load();
    if (!othersInstalled) {
      // Java 2D does not start on a system without fonts unless it is told that there are none
      System.setProperty(CONFIGURATION, emptyConfiguration().toString());
      if (!load()) {
        throw new IllegalStateException("The program's own font cannot be read.");
      }
    }
  }

  Font get(Typeface face) {
    return Objects.requireNonNull(fonts.get(face));
  }

  /** Whether there are fonts beside the program's own. */
  boolean othersInstalled() {
    return othersInstalled;
  }

  private boolean load() {
    for (Typeface face : Typeface.values()) {
      try {
        fonts.put(face, Font.createFont(Font.TRUETYPE_FONT, face.file()));
      } catch (IOException | FontFormatException e) {
        return false;
      }
    }
    return true;
  }

  private static Path emptyConfiguration() {
    try {
      Path file = Files.createTempFile("backcast-fonts", ".properties");
      file.toFile().deleteOnExit();
      return Files.writeString(file, NO_FONTS, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
