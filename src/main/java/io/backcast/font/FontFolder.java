package io.backcast.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The typeface in a folder, with what JavaFX and Java 2D read there on a system that has no font at
 * all: without it neither of them draws or measures a letter, be it of a font that a program
 * brings.
 */
public final class FontFolder {
  /** Made when first asked for, gone when the program ends. */
  private static final Path FOLDER = make();

  private static final String FILE = "Inter-%s.otf";

  private FontFolder() {}

  /** Whether fonts are the business of fontconfig here, which may know none. */
  public static boolean needed() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }

  /** Where JavaFX finds {@code logicalfonts.properties}. */
  public static Path path() {
    return FOLDER;
  }

  /** What Java 2D takes for its logical fonts. */
  static Path configuration() {
    return FOLDER.resolve("fontconfig.properties");
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("backcast-fonts");
      // deleted last: the virtual machine goes backwards
      folder.toFile().deleteOnExit();
      StringBuilder screen = new StringBuilder();
      for (Typeface face : Typeface.values()) {
        Path file = keep(folder.resolve(FILE.formatted(face)));
        try (InputStream in = face.file()) {
          Files.copy(in, file);
        }
        String style = face == Typeface.BOLD ? "bold" : "regular";
        screen.append("sans.%s.0.font=%s\n".formatted(style, Typeface.FAMILY));
        screen.append("sans.%s.0.file=%s\n".formatted(style, file.getFileName()));
      }
      write(folder.resolve("logicalfonts.properties"), screen.toString());
      write(folder.resolve("fontconfig.properties"), files(folder));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String files(Path folder) {
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
    Files.writeString(keep(file), text, StandardCharsets.ISO_8859_1);
  }

  private static Path keep(Path file) {
    file.toFile().deleteOnExit();
    return file;
  }
}
