package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.io.SettingsFile;
import io.backcast.io.UserSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.state.SessionState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The files that the program keeps between runs: settings with recent files, and the state of each
 * model's window.
 */
final class UserFolder {
  /** More than the models that a home page shows well. */
  private static final int MOST_RECENT = 40;

  private final Path folder;
  private final SettingsFile file;
  private final KeptSessions sessions;
  private final FailureHandler failures;

  /**
   * What the program knows of the user from one run to the next.
   *
   * @param chosen what the user has set
   * @param recent models and sessions, newest first
   * @param window where the window was, or null if that is not known
   */
  record Settings(UserSettings chosen, List<Recent> recent, @Nullable WindowPlacement window) {
    static final Settings DEFAULT = new Settings(UserSettings.USUAL, List.of(), null);

    /**
     * A file that was opened.
     *
     * @param opened as ISO 8601, or null if it is not known
     */
    record Recent(String path, @Nullable String opened) {
      static @Nullable Recent of(JsonNode node) {
        JsonNode path = node.isString() ? node : node.path("path");
        JsonNode opened = node.path("opened");
        return path.isString()
            ? new Recent(path.stringValue(), opened.isString() ? opened.stringValue() : null)
            : null;
      }
    }

    /** Settings from JSON; the default for any that is missing or invalid. */
    static Settings of(Map<String, JsonNode> keys, JsonNode missing) {
      List<Recent> recent = new ArrayList<>();
      for (JsonNode entry : keys.getOrDefault("recent", missing)) {
        Recent one = Recent.of(entry);
        if (one != null) {
          recent.add(one);
        }
      }
      return new Settings(
          UserSettings.of(key -> keys.getOrDefault(key, missing)),
          List.copyOf(recent),
          WindowPlacement.of(keys.getOrDefault("window", missing)));
    }

    /** All of it by key, as the file has it. */
    Map<String, @Nullable Object> keys() {
      Map<String, @Nullable Object> keys = new LinkedHashMap<>(chosen.keys());
      keys.put("recent", recent);
      keys.put("window", window);
      return keys;
    }

    Settings withChosen(UserSettings now) {
      return new Settings(now, recent, window);
    }

    Settings withWindow(WindowPlacement now) {
      return new Settings(chosen, recent, now);
    }

    Settings withRecent(Path path, Instant now) {
      String text = path.toAbsolutePath().normalize().toString();
      List<Recent> list = new ArrayList<>(recent);
      list.removeIf(r -> r.path().equals(text));
      list.addFirst(new Recent(text, now.toString()));
      return withRecent(list.subList(0, Math.min(MOST_RECENT, list.size())));
    }

    Settings without(Path path) {
      return withRecent(
          recent.stream()
              .filter(r -> !r.path().equals(path.toAbsolutePath().normalize().toString()))
              .toList());
    }

    private Settings withRecent(List<Recent> list) {
      return new Settings(chosen, List.copyOf(list), window);
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
    this.file = new SettingsFile(folder, json);
    this.sessions = new KeptSessions(folder, new SessionFile(json));
  }

  /** The folder of the program's log. */
  static Path logs(Path folder) {
    return folder.resolve("logs");
  }

  /** The settings, or the defaults if there are none; a damaged file is set aside and told. */
  Settings settings() {
    try {
      SettingsFile.Content content = file.read();
      tell(content.setAside());
      return Settings.of(content.keys(), MissingNode.getInstance());
    } catch (BackcastException e) {
      failures.note(e);
      return Settings.DEFAULT;
    }
  }

  void save(Settings settings) throws BackcastException {
    tell(file.write(settings.keys()));
  }

  private void tell(@Nullable BackcastException setAside) {
    if (setAside != null) {
      failures.show(setAside);
    }
  }

  /** The session at the end of the last run, or null. */
  @Nullable Session lastSession() {
    try {
      return sessions.last();
    } catch (BackcastException e) {
      failures.note(e);
      return null;
    }
  }

  /** The state in which the window of a model was left; null if it is not known or does not fit. */
  @Nullable Session sessionOf(ModelCard card) {
    try {
      Session left = sessions.of(card.identity());
      if (left != null) {
        SessionState.check(left, card.space());
      }
      return left;
    } catch (BackcastException e) {
      failures.note(e);
      return null;
    }
  }

  void autosave(Session session) throws BackcastException {
    sessions.keep(session);
  }
}
