package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.app.UserFolder.Settings;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Loads and saves the user's settings; a failure is only noted, as the program works without. */
public final class UserPreferences implements AutoCloseable {
  private final UserFolder user;
  private final Appearance appearance;
  private final FailureHandler failures;
  private final Subscription changes;
  private Settings settings;

  /** Applies the saved appearance and saves every change of it. */
  public UserPreferences(Path folder, Json json, Appearance appearance, FailureHandler failures) {
    this.user = new UserFolder(folder, json, failures);
    this.failures = failures;
    this.appearance = appearance;
    this.settings = user.settings();
    appearance.followSystemProperty().set(settings.theme().equals("system"));
    for (Theme theme : Theme.values()) {
      if (name(theme).equals(settings.theme())) {
        appearance.themeProperty().set(theme);
      }
    }
    appearance.textScaleProperty().set(Math.clamp(settings.textScale(), 1, 2));
    changes =
        Subscription.combine(
            appearance.onChange(this::saveAppearance),
            appearance.followSystemProperty().subscribe((before, now) -> saveAppearance()));
  }

  private static String name(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }

  /** The session at the end of the last run, or null. */
  @Nullable Session lastSession() {
    return user.lastSession();
  }

  boolean toured() {
    return settings.toured();
  }

  void setToured() {
    save(settings.withToured());
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
    return settings.recent().stream()
        .map(UserPreferences::path)
        .flatMap(Optional::stream)
        .filter(Files::exists)
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

  void addRecent(Path path) {
    save(settings.withRecent(path));
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
    String theme =
        appearance.followSystemProperty().get() ? "system" : name(appearance.themeProperty().get());
    save(settings.withAppearance(theme, appearance.textScaleProperty().get()));
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
