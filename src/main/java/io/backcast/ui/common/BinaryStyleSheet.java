package io.backcast.ui.common;

import java.io.IOException;
import java.nio.file.Path;
import javafx.css.Stylesheet;

/**
 * Puts a style sheet's binary form beside it, which JavaFX takes in its place where there is one:
 * reading the text takes a good part of the time in which a window is made. A step of the build.
 */
public final class BinaryStyleSheet {
  private BinaryStyleSheet() {}

  /** Converts the sheets whose paths are given. */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      write(Path.of(file));
    }
  }

  /** Writes {@code NAME.bss} beside {@code NAME.css}. */
  static Path write(Path css) throws IOException {
    Path bss = css.resolveSibling(css.getFileName().toString().replaceFirst("\\.css$", ".bss"));
    Stylesheet.convertToBinary(css.toFile(), bss.toFile());
    return bss;
  }
}
