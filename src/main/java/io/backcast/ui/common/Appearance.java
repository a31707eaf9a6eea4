package io.backcast.ui.common;

import javafx.application.Application;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Theme and text size, for style sheets and for what is drawn by hand. */
public final class Appearance {
  /** Text size at 100 %, in pixels. */
  private static final double EM = 13;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final DoubleProperty textScale = new SimpleDoubleProperty(1);

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** 1 for the usual size, up to 2. */
  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  public Palette palette() {
    return theme.get().palette();
  }

  /** One em in pixels. */
  public double em() {
    return EM * textScale.get();
  }

  public Font font(double ems) {
    return Font.font(em() * ems);
  }

  public Font bold(double ems) {
    return Font.font(null, FontWeight.BOLD, em() * ems);
  }

  /** Keeps a root node in the current theme and size. */
  public void applyTo(Parent root) {
    Runnable update =
        () -> {
          Application.setUserAgentStylesheet(theme.get().userAgentStylesheet());
          root.getStyleClass().removeIf(c -> c.startsWith("theme-"));
          root.getStyleClass().add(theme.get().styleClass());
          root.setStyle("-fx-font-size: " + em() + "px;");
        };
    onChange(update);
    update.run();
  }

  /** Runs something after every change of theme or size. */
  public void onChange(Runnable action) {
    theme.subscribe((before, now) -> action.run());
    textScale.subscribe((before, now) -> action.run());
  }
}
