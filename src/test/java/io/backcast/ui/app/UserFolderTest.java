package io.backcast.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.io.UserSettings;
import io.backcast.model.Session;
import io.backcast.ui.app.UserFolder.Settings;
import io.backcast.ui.app.UserFolder.Settings.Recent;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import io.backcast.ui.testing.RecordedFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFolderTest {
  private static final Settings MINE =
      new Settings(
          UserSettings.USUAL.withAppearance("dark", 1.5),
          List.of(new Recent("/models/a", "2026-01-02T03:04:05Z"), new Recent("/models/b", null)),
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
  @ValueSource(strings = {"theme", "textScale", "recent", "window"})
  void aSettingThatIsMissingOrNullOrNonsenseCostsNoOther(String key) throws Exception {
    String whole = json.text(MINE.keys());
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
                  UserSettings.USUAL.withAppearance(
                      key.equals("theme") ? "system" : "dark", key.equals("textScale") ? 1 : 1.5),
                  key.equals("recent") ? List.of() : MINE.recent(),
                  key.equals("window") ? null : MINE.window()));
    }
  }

  private UserPreferences preferences(Path place, Appearance appearance) {
    return new UserPreferences(
        place,
        json,
        appearance,
        new Texts(Locale.ENGLISH),
        failures,
        InstantSource.fixed(Instant.parse("2026-11-26T10:00:00Z")));
  }

  private static String comma(String rest) {
    return rest.contains(":") ? "," : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "3", "{\"theme\": ", "\u0000\u0000"})
  void whateverIsInTheFileTheProgramStarts(String text) throws Exception {
    assertThat(read(text)).isEqualTo(Settings.DEFAULT);
    assertThat(failures.noted()).isEmpty();
  }

  @Test
  void aDamagedFileIsToldAndSetAsideAndTheNextOneHasEverySettingThatWasMade() throws Exception {
    Files.writeString(folder.resolve("settings.damaged.json"), "an older one");
    String broken = "{\"theme\": \"dark\", \"recent\": [";
    assertThat(read(broken)).isEqualTo(Settings.DEFAULT);
    assertThat(failures.shown()).singleElement().asString().contains("line 1", "damaged-2.json");
    assertThat(folder.resolve("settings.damaged-2.json")).hasContent(broken);
    assertThat(folder.resolve("settings.damaged.json")).hasContent("an older one");
    new UserFolder(folder, json, failures).save(MINE);
    assertThat(new UserFolder(folder, json, failures).settings()).isEqualTo(MINE);
    assertThat(failures.shown()).hasSize(1);
  }

  @Test
  void keysOfOtherVersionsStayInTheFile() throws Exception {
    read("{\"colour\": {\"of\": \"tomorrow\"}, \"theme\": \"light\", \"modelsFolder\": \"/m\"}");
    Appearance appearance = new Appearance();
    try (UserPreferences preferences = preferences(folder, appearance)) {
      appearance.themeProperty().set(Theme.DARK);
      preferences.addRecent(folder);
      preferences.choose(preferences.chosen().withFolders(null, null, null));
    }
    var tree = json.tree(folder.resolve("settings.json"));
    assertThat(tree.path("colour").path("of").asString()).isEqualTo("tomorrow");
    assertThat(tree.path("theme").asString()).isEqualTo("dark");
    assertThat(tree.has("modelsFolder")).isFalse();
    assertThat(tree.path("recent").path(0).path("opened").asString())
        .isEqualTo("2026-11-26T10:00:00Z");
  }

  @Test
  void languageNumbersAndAppearanceApplyAtOnceAndAreThereAtTheNextStart() throws Exception {
    Texts texts = new Texts(Locale.ENGLISH);
    Appearance appearance = new Appearance();
    InstantSource clock = InstantSource.system();
    try (UserPreferences preferences =
        new UserPreferences(folder, json, appearance, texts, failures, clock)) {
      preferences.choose(
          UserSettings.USUAL
              .withLanguage("de")
              .withNumbers(UserSettings.DecimalSign.LANGUAGE, 1)
              .withAppearance("contrast", 1.5));
      assertThat(texts.get("menu.file")).isEqualTo("Datei");
      assertThat(texts.number(0.5, 2)).isEqualTo("0,500");
      assertThat(appearance.numbers().fixed(1.5, 1)).isEqualTo("1,50");
      assertThat(appearance.themeProperty().get()).isEqualTo(Theme.CONTRAST);
      preferences.choose(
          preferences
              .chosen()
              .withNumbers(UserSettings.DecimalSign.POINT, 0)
              .withLanguage("system"));
      assertThat(texts.get("menu.file")).isEqualTo("File");
      preferences.choose(
          preferences.chosen().withLanguage("de").withNumbers(UserSettings.DecimalSign.POINT, 0));
    }
    Texts next = new Texts(Locale.ENGLISH);
    Appearance look = new Appearance();
    new UserPreferences(folder, json, look, next, failures, clock).close();
    assertThat(next.get("menu.file")).isEqualTo("Datei");
    assertThat(next.number(1234.5, 2)).isEqualTo("1234.50");
    assertThat(next.whole(1234)).isEqualTo("1,234");
    assertThat(look.themeProperty().get()).isEqualTo(Theme.CONTRAST);
    assertThat(look.textScaleProperty().get()).isEqualTo(1.5);
  }

  @Test
  void odditiesAmongTheRecentFilesAreLeftOut() throws Exception {
    Path there = Files.createDirectory(folder.resolve("model"));
    String text =
        "{\"recent\": [null, 7, \"a\\u0000b\", \"/gone\", \"%s\"]}"
            .formatted(there.toString().replace("\\", "\\\\"));
    assertThat(read(text).recent()).hasSize(3);
    try (UserPreferences preferences = preferences(folder, new Appearance())) {
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
  void ofManyModelsThoseThatWereOpenLongestAgoAreForgotten() throws Exception {
    UserFolder user = new UserFolder(folder, json, failures);
    Session any =
        new SessionFile(json)
            .read(Path.of("src/test/resources/golden/session-format-1.backcast.json"));
    for (int i = 0; i < 50; i++) {
      user.autosave(of("../model " + i, any));
      for (Path file : files(folder.resolve("sessions"))) {
        FileTime written = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(written.toInstant().minusSeconds(60)));
      }
    }
    KeptSessions kept = new KeptSessions(folder, new SessionFile(json));
    assertThat(kept.of("../model 49")).as("the last").isNotNull();
    assertThat(kept.of("../model 9")).as("forty models ago").isNotNull();
    assertThat(kept.of("../model 8")).isNull();
    assertThat(files(folder)).hasSize(2);
    Files.writeString(folder.resolve("autosave.backcast.json"), "damaged");
    assertThat(kept.of("../model 48")).as("in a file of its own").isNotNull();
  }

  private static List<Path> files(Path in) throws IOException {
    if (!Files.exists(in)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files.toList();
    }
  }

  private static Session of(String identity, Session s) {
    return new Session(
        s.formatVersion(),
        s.model(),
        identity,
        s.folder(),
        s.targets(),
        s.tolerances(),
        s.bounds(),
        s.seed(),
        s.ranking(),
        s.pins(),
        s.selected(),
        s.views());
  }

  @Test
  void settingsThatCannotBeSavedAreNotedAndTheProgramGoesOn() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path impossible = file.resolve("inside");
    Appearance appearance = new Appearance();
    try (UserPreferences preferences = preferences(impossible, appearance)) {
      appearance.textScaleProperty().set(1.5);
      WindowPlacement placed = new WindowPlacement(10, 20, 1100, 800, true);
      preferences.setWindow(placed);
      assertThat(preferences.window()).isEqualTo(placed);
    }
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).hasSizeGreaterThanOrEqualTo(2);
  }
}
