package io.backcast.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.ui.app.UserFolder.Settings;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.testing.RecordedFailures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFolderTest {
  private static final Settings MINE =
      new Settings(
          "dark",
          1.5,
          true,
          List.of("/models/a", "/models/b"),
          new WindowPlacement(10, 20, 1100, 800, true));

  private final Json json = new Json();
  private final RecordedFailures failures = new RecordedFailures();

  @TempDir private Path folder;

  private Settings read(String text) throws Exception {
    Files.writeString(folder.resolve("settings.json"), text);
    return new UserFolder(folder, json, failures).settings();
  }

  @Test
  void settingsComeBackAsTheyWereSaved() throws Exception {
    UserFolder user = new UserFolder(folder, json, failures);
    user.save(MINE);
    assertThat(user.settings()).isEqualTo(MINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"theme", "textScale", "toured", "recent", "window"})
  void aSettingThatIsMissingOrNullOrNonsenseCostsNoOther(String key) throws Exception {
    String whole = json.text(MINE);
    String removed = whole.replaceAll("(?s)\"" + key + "\" : (\\[.*?]|\\{.*?}|[^,\\n}]+),?", "");
    removed = removed.replaceAll(",\\s*}", "}");
    assertThat(removed).doesNotContain(key);
    for (String damaged :
        List.of(
            removed,
            removed.replaceFirst("\\{", "{\"" + key + "\": null" + comma(removed)),
            removed.replaceFirst("\\{", "{\"" + key + "\": {\"odd\": 1}" + comma(removed)))) {
      Settings back = read(damaged);
      assertThat(back)
          .isEqualTo(
              new Settings(
                  key.equals("theme") ? "system" : "dark",
                  key.equals("textScale") ? 1 : 1.5,
                  !key.equals("toured"),
                  key.equals("recent") ? List.of() : MINE.recent(),
                  key.equals("window") ? null : MINE.window()));
      try (UserPreferences preferences =
          new UserPreferences(folder, json, new Appearance(), failures)) {
        assertThat(preferences.toured()).isEqualTo(back.toured());
      }
    }
  }

  private static String comma(String rest) {
    return rest.contains(":") ? "," : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "3", "{\"theme\": ", "\u0000\u0000"})
  void whateverIsInTheFileTheProgramStarts(String text) throws Exception {
    assertThat(read(text)).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void odditiesAmongTheRecentFilesAreLeftOut() throws Exception {
    Path there = Files.createDirectory(folder.resolve("model"));
    String text =
        "{\"recent\": [null, 7, \"a\\u0000b\", \"/gone\", \"%s\"]}"
            .formatted(there.toString().replace("\\", "\\\\"));
    assertThat(read(text).recent()).hasSize(3);
    try (UserPreferences preferences =
        new UserPreferences(folder, json, new Appearance(), failures)) {
      assertThat(preferences.recent()).containsExactly(there);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "null", "{\"formatVersion\": \"x\"}", "{\"formatVersion\": 1}"})
  void whateverIsInTheAutosaveTheProgramStarts(String text) throws Exception {
    Files.writeString(folder.resolve("autosave.backcast.json"), text);
    assertThat(new UserFolder(folder, json, failures).lastSession()).isNull();
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).as("the log says why").hasSize(1);
  }

  @Test
  void settingsThatCannotBeSavedAreNotedAndTheProgramGoesOn() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path impossible = file.resolve("inside");
    Appearance appearance = new Appearance();
    try (UserPreferences preferences =
        new UserPreferences(impossible, json, appearance, failures)) {
      appearance.textScaleProperty().set(1.5);
      preferences.setToured();
      assertThat(preferences.toured()).isTrue();
    }
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).hasSizeGreaterThanOrEqualTo(2);
  }
}
