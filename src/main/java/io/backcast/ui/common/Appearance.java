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
 * Theme, text size and presentation mode, for style sheets and for canvases. Its listeners live as
 * long as it does: every window and every page has an appearance of its own, {@linkplain #derive
 * derived} from the program's and closed with the window or page.
 */
public final class Appearance implements AutoCloseable {
  /** Text size at 100 %, in pixels. */
  private static final double EM = 13;

  /** Enlargement in presentation mode. */
  private static final double PRESENTED = 1.35;

  /** Text that is larger than usual anyway is not enlarged beyond this. */
  private static final double PRESENTED_MOST = 1.7;

  private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

  /** Loaded before any text is measured: JavaFX looks for its fonts only once. */
  private final String family = ScreenFonts.family();

  private NumberFormatter numbers;
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final DoubleProperty textScale = new SimpleDoubleProperty(1);
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final BooleanProperty followSystem = new SimpleBooleanProperty();
  private @Nullable Appearance parent;

  /** A light appearance with English numbers. */
  public Appearance() {
    this(Locale.ENGLISH);
  }

  /**
   * A light appearance.
   *
   * @param locale of numbers on axes
   */
  public Appearance(Locale locale) {
    this(new NumberFormatter(locale));
  }

  private Appearance(NumberFormatter numbers) {
    this.numbers = numbers;
  }

  /**
   * An appearance with its own listeners; all properties are bound to this one in both directions.
   */
  public Appearance derive() {
    Appearance own = new Appearance(numbers);
    own.parent = this;
    own.theme.bindBidirectional(theme);
    own.textScale.bindBidirectional(textScale);
    own.presenting.bindBidirectional(presenting);
    own.followSystem.bindBidirectional(followSystem);
    return own;
  }

  /** Unbinds this appearance from the one that it was derived from. */
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

  /** The format of numbers on axes. */
  public NumberFormatter numbers() {
    return numbers;
  }

  /** Changes the format of numbers on axes; appearances that are derived already keep theirs. */
  public void useNumbers(NumberFormatter format) {
    numbers = format;
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** 1 for the usual size, up to 2. */
  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  /** Whether the theme follows that of the operating system. */
  public BooleanProperty followSystemProperty() {
    return followSystem;
  }

  /** Whether the window is in presentation mode, with large type and few controls. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  public Palette palette() {
    return theme.get().palette();
  }

  /** One em in pixels. */
  public double em() {
    double scale = textScale.get();
    return EM
        * (presenting.get() ? Math.max(scale, Math.min(scale * PRESENTED, PRESENTED_MOST)) : scale);
  }

  public Font font(double ems) {
    return ScreenFonts.regular(em() * ems);
  }

  public Font bold(double ems) {
    return ScreenFonts.bold(em() * ems);
  }

  /** The appearance of a figure on white paper, with numbers of a format. */
  public static Appearance paper(NumberFormatter numbers) {
    return new Appearance(numbers);
  }

  /** Gives controls of all windows their theme and size. */
  public void applyToControls() {
    Application.setUserAgentStylesheet(theme.get().userAgentStylesheet(em()));
  }

  /** Applies theme and size to a root node, until the subscription ends. */
  public Subscription applyTo(Parent root) {
    Runnable update =
        () -> {
          applyToControls();
          root.getStyleClass().removeIf(c -> c.startsWith("theme-"));
          root.getStyleClass().add(theme.get().styleClass());
          root.setStyle("-fx-font-family: \"%s\"; -fx-font-size: %spx;".formatted(family, em()));
          root.pseudoClassStateChanged(PRESENTING, presenting.get());
        };
    update.run();
    return onChange(update);
  }

  /** Runs an action after every change of theme, size or mode, until the subscription ends. */
  public Subscription onChange(Runnable action) {
    return Subscription.combine(
        theme.subscribe((before, now) -> action.run()),
        textScale.subscribe((before, now) -> action.run()),
        presenting.subscribe((before, now) -> action.run()));
  }
}
