package io.backcast.ui.common;

import io.backcast.font.FontFolder;
import io.backcast.font.Typeface;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The program's own typeface in the window; loaded into JavaFX at the first use of this class. */
public final class ScreenFonts {
  /** System property of the folder where JavaFX looks for fonts if the system has none. */
  private static final String FOLDER = "prism.fontdir";

  private static final String FAMILY = load();

  /** Size at which texts are measured, large enough for whole pixels not to matter. */
  private static final double MEASURED = 100;

  private ScreenFonts() {}

  /**
   * Loads the typeface; call it before JavaFX measures any text, for on a system without fonts it
   * looks for them only once.
   */
  public static void require() {
    // loaded with this class
  }

  /** The name of the typeface, for style sheets. */
  static String family() {
    return FAMILY;
  }

  /**
   * A font.
   *
   * @param size of an em, in pixels
   */
  public static Font regular(double size) {
    return Font.font(FAMILY, size);
  }

  /**
   * A bold font.
   *
   * @param size of an em, in pixels
   */
  public static Font bold(double size) {
    return Font.font(FAMILY, FontWeight.BOLD, size);
  }

  /** Width of a text in ems. */
  public static double ems(String text) {
    Text measured = new Text(text);
    measured.setFont(regular(MEASURED));
    return measured.getLayoutBounds().getWidth() / MEASURED;
  }

  private static String load() {
    if (FontFolder.needed() && System.getProperty(FOLDER) == null) {
      System.setProperty(FOLDER, FontFolder.path().toString());
    }
    for (Typeface face : Typeface.values()) {
      if (Font.loadFont(face.file(), 1) == null) {
        throw new IllegalStateException("JavaFX cannot read the program's own font.");
      }
    }
    return Typeface.FAMILY;
  }
}
