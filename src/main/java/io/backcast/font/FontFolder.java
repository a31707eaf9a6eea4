package io.backcast.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A temporary folder with the typeface and the configuration files by which JavaFX and Java 2D find
 * it. On a system without any font neither of them draws or measures text otherwise, not even in a
 * font that the program loads itself.
 */
public final class FontFolder {
  /** Created on first use, deleted on exit. */
  private static final Path FOLDER = create();

  private static final String FILE = "Inter-%s.otf";

  private FontFolder() {}

  /** Whether this system finds fonts through fontconfig, which may find none. */
  public static boolean needed() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }

  /** The folder in which JavaFX finds {@code logicalfonts.properties}. */
  public static Path path() {
    return FOLDER;
  }

  /** The file by which Java 2D maps its logical fonts. */
  static Path configuration() {
    return FOLDER.resolve("fontconfig.properties");
  }

  private static Path create() {
    try {
      Path folder = Files.createTempDirectory("backcast-fonts");
      // marked first, so deleted last: Java deletes in reverse order
      folder.toFile().deleteOnExit();
      StringBuilder screen = new StringBuilder();
      for (Typeface face : Typeface.values()) {
        Path file = deletedOnExit(folder.resolve(FILE.formatted(face)));
        try (InputStream in = face.file()) {
          Files.copy(in, file);
        }
        String style = face == Typeface.BOLD ? "bold" : "regular";
        screen.append("sans.%s.0.font=%s\n".formatted(style, Typeface.FAMILY));
        screen.append("sans.%s.0.file=%s\n".formatted(style, file.getFileName()));
      }
      write(folder.resolve("logicalfonts.properties"), screen.toString());
      write(folder.resolve("fontconfig.properties"), fontConfiguration(folder));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fontConfiguration(Path folder) {
    StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
    for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
      for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
        text.append("%s.%s.latin-1=%s\n".formatted(family, style, Typeface.FAMILY));
      }
    }
    return text.append("filename.%s=".formatted(Typeface.FAMILY))
        .append(folder.resolve(FILE.formatted(Typeface.REGULAR)))
        .append('\n')
        .toString();
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(deletedOnExit(file), text, StandardCharsets.ISO_8859_1);
  }

  private static Path deletedOnExit(Path file) {
    file.toFile().deleteOnExit();
    return file;
  }
}
