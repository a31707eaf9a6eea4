package io.backcast.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;

/** How the window looks. */
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

  /** URL of the style sheet that all controls start from. */
  String userAgentStylesheet() {
    return base.getUserAgentStylesheet();
  }

  /** Style class on the root, for colours of our own. */
  String styleClass() {
    return "theme-" + name().toLowerCase(Locale.ROOT);
  }
}
