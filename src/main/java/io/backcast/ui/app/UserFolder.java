package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.FailureHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The files that the program keeps between runs: settings with recent files, and the autosave. */
final class UserFolder {
  private static final int MOST_RECENT = 10;

  private final Path folder;
  private final Json json;
  private final SessionFile sessions;
  private final FailureHandler failures;

  /**
   * The user's settings.
   *
   * @param theme name of a theme, or {@code system}
   * @param textScale 1 for the usual size
   * @param toured whether the tour has been seen
   * @param recent models and sessions, newest first
   */
  record Settings(String theme, double textScale, boolean toured, List<String> recent) {
    static final Settings DEFAULT = new Settings("system", 1, false, List.of());

    /** Settings from JSON; the default for any that is missing or invalid. */
    static Settings of(JsonNode tree) {
      double scale = tree.path("textScale").asDouble(DEFAULT.textScale);
      List<String> recent = new ArrayList<>();
      for (JsonNode path : tree.path("recent")) {
        if (path.isString()) {
          recent.add(path.stringValue());
        }
      }
      JsonNode theme = tree.path("theme");
      return new Settings(
          theme.isString() ? theme.stringValue() : DEFAULT.theme,
          Double.isFinite(scale) ? scale : DEFAULT.textScale,
          tree.path("toured").asBoolean(DEFAULT.toured),
          List.copyOf(recent));
    }

    Settings withRecent(Path path) {
      String text = path.toAbsolutePath().normalize().toString();
      List<String> list = new ArrayList<>(recent);
      list.remove(text);
      list.addFirst(text);
      return new Settings(
          theme,
          textScale,
          toured,
          List.copyOf(list.subList(0, Math.min(MOST_RECENT, list.size()))));
    }
  }

  /**
   * A folder for user data.
   *
   * @param folder is created if missing
   * @param failures notes files that cannot be read
   */
  UserFolder(Path folder, Json json, FailureHandler failures) {
    this.failures = failures;
    this.folder = folder;
    this.json = json;
    this.sessions = new SessionFile(json);
  }

  /** The folder of the program's log. */
  static Path logs(Path folder) {
    return folder.resolve("logs");
  }

  /** The settings, or the defaults if the file is missing or unreadable. */
  Settings settings() {
    try {
      return Files.exists(file()) ? Settings.of(json.tree(file())) : Settings.DEFAULT;
    } catch (BackcastException e) {
      failures.note(e);
      return Settings.DEFAULT;
    }
  }

  void save(Settings settings) throws BackcastException {
    json.write(file(), settings);
  }

  /** The session at the end of the last run, or null. */
  @Nullable Session lastSession() {
    try {
      return Files.exists(autosave()) ? sessions.read(autosave()) : null;
    } catch (BackcastException e) {
      failures.note(e);
      return null;
    }
  }

  void autosave(Session session) throws BackcastException {
    sessions.write(autosave(), session);
  }

  private Path file() {
    return folder.resolve("settings.json");
  }

  private Path autosave() {
    return folder.resolve("autosave" + SessionFile.SUFFIX);
  }
}
