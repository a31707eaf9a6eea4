package io.backcast.ui.app;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Theme;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.util.Subscription;

/** Keeps the theme that of the system while the user wants it so. */
final class SystemTheme {
  /** Under this key Windows tells of its high-contrast setting. */
  private static final String CONTRAST = "Windows.SPI.HighContrast";

  private SystemTheme() {}

  /** Follows until the subscription ends. */
  static Subscription follow(Appearance appearance) {
    Runnable take =
        () -> {
          if (appearance.followSystemProperty().get()) {
            appearance.themeProperty().set(theme());
          }
        };
    take.run();
    return Subscription.combine(
        appearance.followSystemProperty().subscribe(take),
        Platform.getPreferences().colorSchemeProperty().subscribe(take));
  }

  private static Theme theme() {
    Platform.Preferences system = Platform.getPreferences();
    if (system.getBoolean(CONTRAST).orElse(false)) {
      return Theme.CONTRAST;
    }
    return system.getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
  }
}
