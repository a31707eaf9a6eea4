package io.backcast.ui.common;

import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Theme, text size and presentation, for style sheets and for what is drawn by hand. What listens
 * to it lives as long as it does: every window and every page has one of its own, {@linkplain
 * #derive derived} from the program's and closed with it.
 */
public final class Appearance implements AutoCloseable {
  /** Text size at 100 %, in pixels. */
  private static final double EM = 13;

  /** How much larger everything is when a class reads along. */
  private static final double PRESENTED = 1.35;

  private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

  /** Known before anything is measured: JavaFX looks for its fonts only once. */
  private final String family = ScreenFonts.family();

  private final Locale locale;
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final DoubleProperty textScale = new SimpleDoubleProperty(1);
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final BooleanProperty followSystem = new SimpleBooleanProperty();
  private @Nullable Appearance parent;

  /** A light look with dots in its numbers. */
  public Appearance() {
    this(Locale.ENGLISH);
  }

  /**
   * A light look.
   *
   * @param locale of numbers along axes
   */
  public Appearance(Locale locale) {
    this.locale = locale;
  }

  /** The same look with listeners of its own: each follows every change of the other. */
  public Appearance derive() {
    Appearance own = new Appearance(locale);
    own.parent = this;
    own.theme.bindBidirectional(theme);
    own.textScale.bindBidirectional(textScale);
    own.presenting.bindBidirectional(presenting);
    own.followSystem.bindBidirectional(followSystem);
    return own;
  }

  /** Parts from the look that this one was derived from; nothing happens to any other. */
  @Override
  public void close() {
    Appearance from = parent;
    if (from != null) {
      theme.unbindBidirectional(from.theme);
      textScale.unbindBidirectional(from.textScale);
      presenting.unbindBidirectional(from.presenting);
      followSystem.unbindBidirectional(from.followSystem);
      parent = null;
    }
  }

  public Locale locale() {
    return locale;
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** 1 for the usual size, up to 2. */
  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  /** Whether the theme is the system's; set by whoever listens to the system. */
  public BooleanProperty followSystemProperty() {
    return followSystem;
  }

  /** Whether the window is on a projector: large type, few controls. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  public Palette palette() {
    return theme.get().palette();
  }

  /** One em in pixels. */
  public double em() {
    return EM * textScale.get() * (presenting.get() ? PRESENTED : 1);
  }

  public Font font(double ems) {
    return ScreenFonts.regular(em() * ems);
  }

  public Font bold(double ems) {
    return ScreenFonts.bold(em() * ems);
  }

  /** The look of a figure on white paper. */
  public static Appearance paper() {
    return new Appearance();
  }

  /** Keeps a root node in the current theme and size, until the subscription ends. */
  public Subscription applyTo(Parent root) {
    Runnable update =
        () -> {
          Application.setUserAgentStylesheet(theme.get().userAgentStylesheet(em()));
          root.getStyleClass().removeIf(c -> c.startsWith("theme-"));
          root.getStyleClass().add(theme.get().styleClass());
          root.setStyle("-fx-font-family: \"%s\"; -fx-font-size: %spx;".formatted(family, em()));
          root.pseudoClassStateChanged(PRESENTING, presenting.get());
        };
    update.run();
    return onChange(update);
  }

  /** Runs something after every change of theme or size, until the subscription ends. */
  public Subscription onChange(Runnable action) {
    return Subscription.combine(
        theme.subscribe((before, now) -> action.run()),
        textScale.subscribe((before, now) -> action.run()),
        presenting.subscribe((before, now) -> action.run()));
  }
}
