package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.NetworkRole;
import io.backcast.model.Recipe;
import io.backcast.model.Session;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String SESSION = "/io/backcast/session.schema.json";
  private static final String RECIPE = "/io/backcast/recipe.schema.json";

  @TempDir private Path folder;
  private final Json json = new Json();

  private record Note(String name, int count, @Nullable Instant when) {}

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f.json"), text);
  }

  private void refused(ThrowingRead read, ErrorCode code, String message) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(BackcastException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message.replace("FILE", folder.resolve("f.json").toString()));
  }

  @FunctionalInterface
  private interface ThrowingRead {
    void run() throws BackcastException;
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Path place = folder.resolve("f.json");
    Note note = new Note("Åß", 3, Instant.parse("2026-01-02T03:04:05Z"));
    json.write(place, note);
    assertThat(place)
        .hasContent(
            """
            {
              "name" : "Åß",
              "count" : 3,
              "when" : "2026-01-02T03:04:05Z"
            }
            """);
    assertThat(Files.readString(place)).endsWith("}\n");
    assertThat(json.read(place, Note.class, null)).isEqualTo(note);
    assertThat(json.text(new Note("x", 1, null)))
        .isEqualToNormalizingNewlines("{\n  \"name\" : \"x\",\n  \"count\" : 1\n}");
  }

  /** Networks of a card, by role. */
  private record Networks(Map<NetworkRole, String> graphs) {}

  @Test
  void rolesAreWrittenAndReadByTheirKeys() throws Exception {
    Path place = folder.resolve("f.json");
    Networks networks =
        new Networks(Map.of(NetworkRole.FAST_GENERATOR, "sketch.onnx", NetworkRole.VALUE, "v"));
    json.write(place, networks);
    assertThat(json.tree(place).path("graphs").propertyNames())
        .containsExactlyInAnyOrder("sketch", "value");
    assertThat(json.read(place, Networks.class, null)).isEqualTo(networks);
  }

  @Test
  void fieldsOfANewerProgramAreLeftAlone() throws Exception {
    file("{\"name\": \"x\", \"count\": 1, \"colour\": \"red\"}");
    assertThat(json.read(folder.resolve("f.json"), Note.class, null))
        .isEqualTo(new Note("x", 1, null));
  }

  @Test
  void aValueOfTheWrongTypeIsRefused() throws Exception {
    Path bad = file("{\"name\": \"x\", \"count\": \"many\"}");
    assertThatThrownBy(() -> json.read(bad, Note.class, null))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
        .hasMessageStartingWith(bad + " does not fit: ")
        .hasMessageContaining("many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void anEmptyFileIsSaidToBeEmpty(String text) throws Exception {
    Path bad = file(text);
    refused(() -> json.read(bad, Note.class, null), ErrorCode.BAD_JSON, "FILE is empty.");
    refused(() -> json.violations(bad, SESSION), ErrorCode.BAD_JSON, "FILE is empty.");
  }

  @Test
  void nullIsNoDocument() throws Exception {
    Path bad = file("null");
    refused(
        () -> json.read(bad, Note.class, null), ErrorCode.BAD_JSON, "FILE holds nothing but null.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"name\": \"x\",\n \"cou'|2|6",
        "'{\"name\": \"x\"} {}'|1|15",
        "'[1,2\n,,3]'|2|2",
        "'\0\0\0'|1|1",
      })
  void aSyntaxErrorIsReportedWithLineAndColumn(String text, int line, int column) throws Exception {
    Path bad = file(text);
    assertThatThrownBy(() -> json.tree(bad))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
        .hasMessageStartingWith("%s is not valid JSON at line %d, column %d: ", bad, line, column);
  }

  @Test
  void deepNestingIsRefusedInASentence() throws Exception {
    Path bad = file("[".repeat(100_000));
    assertThatThrownBy(() -> json.tree(bad))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("is not valid JSON at line 1")
        .hasMessageNotContaining("Source");
  }

  @Test
  void aHugeFileIsRefusedUnread() throws Exception {
    Path huge = folder.resolve("f.json");
    try (RandomAccessFile access = new RandomAccessFile(huge.toFile(), "rw")) {
      access.setLength((64L << 20) + 1);
    }
    refused(
        () -> json.tree(huge),
        ErrorCode.BAD_JSON,
        "FILE is larger than 64 MB; nothing that this program reads as JSON is.");
  }

  @Test
  void aFileOfExactlyTheLimitIsLookedAt() throws Exception {
    byte[] bytes = new byte[64 << 20];
    java.util.Arrays.fill(bytes, (byte) ' ');
    bytes[0] = '7';
    Path file = Files.write(folder.resolve("f.json"), bytes);
    assertThat(json.tree(file).asInt()).isEqualTo(7);
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    refused(
        () -> json.tree(folder.resolve("f.json")),
        ErrorCode.MISSING_FILE,
        "FILE cannot be read. Check the path.");
  }

  @Test
  void theFirstSchemaViolationsAreReportedWithTheNumberOfTheOthers() throws Exception {
    Path bad = file("{\"formatVersion\": 1}");
    List<String> all = json.violations(bad, SESSION);
    assertThat(all)
        .hasSizeGreaterThan(4)
        .allSatisfy(v -> assertThat(v).startsWith(bad + ": at the top level: ").endsWith("."));
    List<String> told =
        all.subList(0, 4).stream()
            .map(v -> v.substring((bad + ": ").length(), v.length() - 1))
            .toList();
    refused(
        () -> json.read(bad, Session.class, SESSION),
        ErrorCode.BAD_JSON,
        bad + ": %s (and %d more).".formatted(String.join("; ", told), all.size() - 4));
  }

  @Test
  void aMisspeltKeyIsNamedWhereItsValueIsMissing() throws Exception {
    Path bad = file("{\"name\": \"n\", \"titel\": \"t\"}");
    assertThatThrownBy(() -> json.read(bad, Recipe.class, RECIPE))
        .hasMessageStartingWith(bad + ": at the top level: ")
        .hasMessageContaining("'title'")
        .hasMessageEndingWith(". Unknown: /titel.");
  }

  @Test
  void ofManyUnknownKeysTheFirstAreNamedAndTheOthersCounted() throws Exception {
    Path bad =
        file("{\"name\": \"n\", \"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1}");
    assertThatThrownBy(() -> json.read(bad, Recipe.class, RECIPE))
        .hasMessageEndingWith(". Unknown: /a, /b, /c, /d (and 2 more).");
  }

  @Test
  void aSingleSchemaViolationIsReportedAlone() throws Exception {
    Path bad = file("{\"name\": 5}");
    List<String> all = json.violations(bad, RECIPE);
    assertThat(all).anySatisfy(v -> assertThat(v).contains("at /name: "));
    Path good = Files.writeString(folder.resolve("g.json"), "{\"name\": \"n\", \"title\": \"t\"}");
    assertThat(json.violations(good, RECIPE)).isEmpty();
    Path one = Files.writeString(folder.resolve("h.json"), "{\"name\": 5, \"title\": \"t\"}");
    assertThatThrownBy(() -> json.read(one, Recipe.class, RECIPE))
        .hasMessageStartingWith(one + ": at /name: ")
        .hasMessageEndingWith(".")
        .hasMessageNotContaining("more)");
  }

  @Test
  void aSchemaMayReferToAnotherByItsId() throws Exception {
    Path bad =
        file(
            "{\"name\": \"n\", \"title\": \"t\", \"space\": {\"variables\": [],"
                + " \"properties\": []}}");
    assertThat(json.violations(bad, RECIPE))
        .anySatisfy(v -> assertThat(v).contains("at /space/variables: "));
  }

  @Test
  void aSchemaThatTheProgramDoesNotHaveIsABug() throws Exception {
    Path any = file("{}");
    assertThatThrownBy(() -> json.violations(any, "/io/backcast/nothing.schema.json"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("missing resource /io/backcast/nothing.schema.json");
  }

  @Test
  void aFullDiskIsReportedLikeAnyOtherFailure() throws Exception {
    Path place = file("old");
    FailingFileSystem system =
        new FailingFileSystem(
            folder.getFileSystem(),
            (operation, path, options) -> {
              if (operation.equals("write")) {
                throw new IOException("No space left on device");
              }
            });
    assertThatThrownBy(() -> json.write(system.wrap(place), Map.of("k", "v".repeat(100_000))))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("f.json cannot be written: No space left on device.");
    assertThat(Files.readString(place, StandardCharsets.UTF_8)).isEqualTo("old");
    assertThat(folder.toFile().list()).containsExactly("f.json");
  }
}
