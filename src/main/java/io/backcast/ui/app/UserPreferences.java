package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.io.UserSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.ui.app.UserFolder.Settings;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.NumberFormatter;
import io.backcast.ui.common.RecentFile;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The one place of the user's settings: it applies them to the program's appearance and words, and
 * keeps them in their file. A file that cannot be written is only noted, as the program works
 * without.
 */
public final class UserPreferences implements AutoCloseable {
  private final UserFolder user;
  private final Appearance appearance;
  private final Texts texts;
  private final Locale system;
  private final FailureHandler failures;
  private final InstantSource clock;
  private final Subscription changes;
  private final ReadOnlyObjectWrapper<UserSettings> chosen = new ReadOnlyObjectWrapper<>();
  private Settings settings;
  private boolean applying;

  /**
   * Applies the saved settings and saves every change of the appearance.
   *
   * @param texts in the language of the operating system
   */
  public UserPreferences(
      Path folder,
      Json json,
      Appearance appearance,
      Texts texts,
      FailureHandler failures,
      InstantSource clock) {
    this.user = new UserFolder(folder, json, failures);
    this.failures = failures;
    this.appearance = appearance;
    this.texts = texts;
    this.system = texts.locale();
    this.clock = clock;
    this.settings = user.settings();
    apply();
    changes =
        Subscription.combine(
            appearance.onChange(this::saveAppearance),
            appearance.followSystemProperty().subscribe((before, now) -> saveAppearance()));
  }

  private static String name(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }

  /** What the user has chosen. */
  UserSettings chosen() {
    return settings.chosen();
  }

  /** What the user has chosen, whoever changes it. */
  ReadOnlyObjectProperty<UserSettings> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Saves other settings, and applies them to the program's appearance and words. */
  void choose(UserSettings now) {
    save(settings.withChosen(now));
    apply();
  }

  /** Applies the settings to the program's appearance and words. */
  private void apply() {
    UserSettings now = settings.chosen();
    Locale language = language(now.language());
    Locale signs =
        switch (now.decimalSign()) {
          case LANGUAGE -> language;
          case POINT -> Locale.ENGLISH;
          case COMMA -> Locale.GERMANY;
        };
    NumberFormatter numbers = new NumberFormatter(signs, now.moreDigits());
    texts.use(language, numbers);
    appearance.useNumbers(numbers);
    applying = true;
    appearance.followSystemProperty().set(now.theme().equals(UserSettings.SYSTEM));
    for (Theme theme : Theme.values()) {
      if (name(theme).equals(now.theme())) {
        appearance.themeProperty().set(theme);
      }
    }
    appearance.textScaleProperty().set(now.textScale());
    applying = false;
    chosen.set(now);
  }

  /** The language of a tag; the system's own, with its region, if that is the same. */
  private Locale language(String tag) {
    return tag.equals(UserSettings.SYSTEM) || tag.equals(system.getLanguage())
        ? system
        : Locale.forLanguageTag(tag);
  }

  /** The session at the end of the last run, or null. */
  @Nullable Session lastSession() {
    return user.lastSession();
  }

  /** The state in which the window of a model was left; null if it is not known or does not fit. */
  @Nullable Session sessionOf(ModelCard card) {
    return user.sessionOf(card);
  }

  /** Where the window was when the program last ended, or null. */
  @Nullable WindowPlacement window() {
    return settings.window();
  }

  void setWindow(WindowPlacement window) {
    save(settings.withWindow(window));
  }

  /** Models and sessions that still exist, newest first. */
  public List<Path> recent() {
    return recentFiles().stream().map(RecentFile::path).toList();
  }

  /** Models and sessions that still exist and when they were opened, newest first. */
  List<RecentFile> recentFiles() {
    return settings.recent().stream()
        .flatMap(r -> path(r.path()).map(p -> new RecentFile(p, time(r.opened()))).stream())
        .filter(r -> Files.exists(r.path()))
        .toList();
  }

  /** A path; empty for one that is invalid on this operating system. */
  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      // edited by hand; the file is recent all the same
      return null;
    }
  }

  void addRecent(Path path) {
    save(settings.withRecent(path, clock.instant()));
  }

  /** Forgets a recent file. */
  void removeRecent(Path path) {
    save(settings.without(path));
  }

  void autosave(Session session) {
    try {
      user.autosave(session);
    } catch (BackcastException e) {
      failures.note(e);
    }
  }

  /** Saves no further changes of the appearance. */
  @Override
  public void close() {
    changes.unsubscribe();
  }

  private void saveAppearance() {
    if (applying) {
      return;
    }
    String theme =
        appearance.followSystemProperty().get()
            ? UserSettings.SYSTEM
            : name(appearance.themeProperty().get());
    save(
        settings.withChosen(
            settings.chosen().withAppearance(theme, appearance.textScaleProperty().get())));
    chosen.set(settings.chosen());
  }

  private void save(Settings now) {
    settings = now;
    try {
      user.save(now);
    } catch (BackcastException e) {
      failures.note(e);
    }
  }
}
