package io.backcast.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A colour scheme of the window. */
public enum Theme {
  LIGHT(new PrimerLight(), Palette.LIGHT),
  DARK(new PrimerDark(), Palette.DARK),
  CONTRAST(new PrimerDark(), Palette.CONTRAST);

  private final atlantafx.base.theme.Theme base;
  private final Palette palette;

  Theme(atlantafx.base.theme.Theme base, Palette palette) {
    this.base = base;
    this.palette = palette;
  }

  public Palette palette() {
    return palette;
  }

  /**
   * URL of the user-agent style sheet, for dialogs too: the theme's with the program's typeface.
   *
   * @param em text size in pixels
   */
  String userAgentStylesheet(double em) {
    String css =
        "@import url(\"%s\"); .root { -fx-font-family: \"%s\"; -fx-font-size: %spx; }"
            .formatted(
                Theme.class.getResource(base.getUserAgentStylesheet()), ScreenFonts.family(), em);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  /** Style class of root nodes, for the program's own colours. */
  public String styleClass() {
    return "theme-" + name().toLowerCase(Locale.ROOT);
  }
}
