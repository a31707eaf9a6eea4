package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one file with the user's settings, {@value #NAME} in the folder for user data. Keys that this
 * program does not know stay in it; a file that is no JSON is set aside under another name.
 */
public final class SettingsFile {
  public static final String NAME = "settings.json";

  private final Path folder;
  private final Json json;

  /**
   * What is in the file.
   *
   * @param keys by name; empty if there is no file
   * @param setAside says that the file was damaged and where it is now; null for a sound one
   */
  public record Content(Map<String, JsonNode> keys, @Nullable BackcastException setAside) {}

  /**
   * Settings in a folder.
   *
   * @param folder is created when settings are written
   */
  public SettingsFile(Path folder, Json json) {
    this.folder = folder;
    this.json = json;
  }

  public Path path() {
    return folder.resolve(NAME);
  }

  /** The user's choices, or the usual ones where none can be read; nothing is changed. */
  public UserSettings settings() {
    try {
      return Files.exists(path()) ? UserSettings.of(json.tree(path())) : UserSettings.USUAL;
    } catch (BackcastException e) {
      // the window says what is wrong with the file; a command works without it
      return UserSettings.USUAL;
    }
  }

  /**
   * Reads the file; one that is damaged is moved aside.
   *
   * @throws BackcastException if it is there and cannot be read or moved
   */
  public Content read() throws BackcastException {
    if (!Files.exists(path())) {
      return new Content(Map.of(), null);
    }
    try {
      JsonNode tree = json.tree(path());
      if (!tree.isObject()) {
        throw new BackcastException(
            ErrorCode.BAD_JSON, Sentence.of("settings.no-settings", path()));
      }
      Map<String, JsonNode> keys = new LinkedHashMap<>();
      tree.properties().forEach(e -> keys.put(e.getKey(), e.getValue()));
      return new Content(keys, null);
    } catch (BackcastException e) {
      if (e.code() != ErrorCode.BAD_JSON) {
        throw e;
      }
      return new Content(Map.of(), setAside(e));
    }
  }

  /**
   * Writes settings; keys that are not among them stay, those that are null are removed.
   *
   * @return says that the file that was there was damaged and set aside; else null
   * @throws BackcastException if the file cannot be read or written; it is as before then
   */
  public @Nullable BackcastException write(Map<String, ? extends @Nullable Object> settings)
      throws BackcastException {
    Content before = read();
    Map<String, Object> all = new LinkedHashMap<>(before.keys());
    settings.forEach(
        (key, value) -> {
          if (value == null) {
            all.remove(key);
          } else {
            all.put(key, value);
          }
        });
    json.write(path(), all);
    return before.setAside();
  }

  private BackcastException setAside(BackcastException reason) throws BackcastException {
    Path place = folder.resolve("settings.damaged.json");
    for (int number = 2; Files.exists(place); number++) {
      place = folder.resolve("settings.damaged-" + number + ".json");
    }
    try {
      Files.move(path(), place);
    } catch (IOException e) {
      throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("settings.stuck", path()), e);
    }
    return new BackcastException(
        ErrorCode.BAD_JSON, Sentence.of("settings.aside", reason.said(), place), reason);
  }
}
