package io.backcast.ui.app;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Theme;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.util.Subscription;

/** Sets the theme of the operating system while the user has chosen to follow it. */
final class SystemTheme {
  /** Key of the high-contrast setting of Windows. */
  private static final String CONTRAST = "Windows.SPI.HighContrast";

  private SystemTheme() {}

  /** Follows the system until the subscription ends. */
  static Subscription follow(Appearance appearance) {
    Runnable update =
        () -> {
          if (appearance.followSystemProperty().get()) {
            appearance.themeProperty().set(theme());
          }
        };
    update.run();
    return Subscription.combine(
        appearance.followSystemProperty().subscribe(update),
        Platform.getPreferences().colorSchemeProperty().subscribe(update));
  }

  private static Theme theme() {
    Platform.Preferences system = Platform.getPreferences();
    if (system.getBoolean(CONTRAST).orElse(false)) {
      return Theme.CONTRAST;
    }
    return system.getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
  }
}
