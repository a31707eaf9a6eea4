package io.backcast.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.cli.BackcastCommand;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools answer as the commands do. */
class ToolsTest {
  private static final Map<String, Object> DESIGN =
      Map.of("a", 3.1, "b", 3.2, "c", 12, "alpha", 90, "beta", 90, "gamma", 120, "field", 0);

  @TempDir private Path folder;

  private final Json json = new Json();
  private LineClient client;

  @BeforeEach
  void setUp() throws Exception {
    client = client(CalculationSettings.read(null, json));
  }

  @AfterEach
  void tearDown() throws Exception {
    client.close();
  }

  private LineClient client(CalculationSettings settings) throws Exception {
    return new LineClient(
        ToolServer.of(
            RootFolder.of(folder),
            json,
            NetworkTrial.inProcessOfItsOwn(),
            settings,
            "Backcast development",
            "development",
            InstantSource.system()));
  }

  private void command(String... arguments) {
    CommandLine line = BackcastCommand.create();
    StringWriter errors = new StringWriter();
    line.setErr(new PrintWriter(errors, true));
    assertThat(line.execute(arguments)).as(errors.toString()).isZero();
  }

  private JsonNode found(String tool, Map<String, Object> arguments) throws Exception {
    JsonNode result = client.call(tool, arguments);
    assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
    assertThat(LineClient.sentence(result)).endsWith(".");
    return result.path("structuredContent");
  }

  @Test
  void designsAreThoseOfTheCommand() throws Exception {
    JsonNode content =
        found(
            "design",
            Map.of(
                "model",
                "projectile",
                "target",
                List.of("range=12"),
                "bound",
                List.of("speed=8..20"),
                "samples",
                400,
                "keep",
                40,
                "seed",
                7,
                "rows",
                3,
                "out",
                "new/served.csv"));
    Path commanded = folder.resolve("commanded.csv");
    command(
        ("design --model models/projectile --target range=12 --bound speed=8..20 --samples 400"
                + " --keep 40 --seed 7 --out "
                + commanded)
            .split(" "));
    Path served = folder.resolve("new/served.csv");
    assertThat(served).hasSameTextualContentAs(commanded);
    assertThat(json.tree(folder.resolve("new/served.provenance.json")))
        .isEqualTo(json.tree(folder.resolve("commanded.provenance.json")));
    assertThat(content.path("rows")).hasSize(3);
    assertThat(content.path("rows_found").asInt()).isEqualTo(content.path("kept").asInt());
    assertThat(content.path("rows").path(0).path("speed").asString())
        .isEqualTo(Files.readAllLines(served).get(1).split(",")[0]);
  }

  @Test
  void predictionsAreThoseOfTheCommandForAListAndForATable() throws Exception {
    Path table = folder.resolve("designs.csv");
    Files.write(table, List.of("speed,angle,gravity", "10,45,9.81", "12,30,9.81", "9,60,3.7"));
    found("predict", Map.of("model", "projectile", "in", "designs.csv", "out", "served.csv"));
    command(
        "predict",
        "--model",
        "models/projectile",
        "--in",
        table.toString(),
        "--out",
        folder.resolve("commanded.csv").toString());
    assertThat(folder.resolve("served.csv"))
        .hasSameTextualContentAs(folder.resolve("commanded.csv"));
    JsonNode rows = found("predict", Map.of("model", "projectile", "in", "designs.csv:2..3"));
    JsonNode listed =
        found(
            "predict",
            Map.of(
                "model",
                "projectile",
                "designs",
                List.of(
                    Map.of("gravity", 9.81, "speed", 12, "angle", 30),
                    Map.of("speed", 9, "angle", 60, "gravity", 3.7))));
    for (int i = 0; i < 2; i++) {
      assertThat(listed.path("rows").path(i).path("range"))
          .isEqualTo(rows.path("rows").path(i).path("range"));
    }
    assertThat(rows.path("rows")).hasSize(2);
  }

  @Test
  void aTransitionIsThatOfTheCommand() throws Exception {
    JsonNode content =
        found(
            "transition",
            Map.of(
                "model",
                "mos2-strain",
                "along",
                "biaxial=0..12",
                "steps",
                25,
                "rows",
                2,
                "out",
                "served.csv"));
    command(
        ("transition --model models/mos2-strain --along biaxial=0..12 --steps 25 --out "
                + folder.resolve("commanded.csv"))
            .split(" "));
    assertThat(folder.resolve("served.csv"))
        .hasSameTextualContentAs(folder.resolve("commanded.csv"));
    assertThat(content.path("crossings").path(0).path("at").asDouble()).isBetween(9.0, 12.0);
    assertThat(content.path("unit").asString()).isEqualTo("%");
  }

  @Test
  void modelsAreNamedDescribedAndCheckedInTheFolderToo() throws Exception {
    Path model = Files.createDirectories(folder.resolve("sub/mine"));
    Files.copy(Models.MOS2.resolve("model.json"), model.resolve("model.json"));
    Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("model.json"), "{");
    JsonNode models = found("list_models", Map.of()).path("models");
    assertThat(models)
        .extracting(m -> m.path("model").asString())
        .containsExactly("bad", "sub/mine", "mos2-strain", "projectile", "spring");
    assertThat(models.path(0).path("problem").asString()).contains("is not valid JSON");
    JsonNode described = found("describe", Map.of("model", "sub/mine"));
    assertThat(described.path("variables").path(0).path("unit").asString()).isEqualTo("Å");
    assertThat(described.path("properties").path(0).path("class").asString()).isEqualTo("metal");
    JsonNode checked = found("check", Map.of("model", "sub/mine"));
    assertThat(checked.path("sound").asBoolean()).isFalse();
    assertThat(checked.path("violations")).isNotEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
  void answersOfAProgramAreKeptInTheFolderAndNotComputedAgain() throws Exception {
    Path program = folder.resolve("edges");
    Files.writeString(
        program,
        """
        #!/bin/sh
        awk 'NR == 3 { printf "gap: %.4f eV\\nconverged\\n", 10 - 3 * $1 }' "$1"
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    ObjectNode settings = (ObjectNode) json.tree(settingsFile());
    ObjectNode mine = settings.putObject("programs").putObject("edges");
    mine.putArray("command").add(program.toString()).add("{input}");
    mine.put("format", "poscar").put("converged", "^converged$").put("gap", "gap: (.*) eV");
    json.write(folder.resolve("calculation.json"), settings);
    Map<String, Object> call =
        Map.of("model", "mos2-strain", "designs", List.of(DESIGN), "engine", "edges");
    assertThat(LineClient.sentence(client.call("verify", call))).contains("no program edges");
    try (LineClient other =
        client(CalculationSettings.read(folder.resolve("calculation.json"), json))) {
      JsonNode result = other.call("verify", call);
      JsonNode row = result.path("structuredContent").path("rows").path(0);
      assertThat(row.path("gap_dft").asDouble()).as(result.toString()).isEqualTo(0.7);
      assertThat(folder.resolve("answers/answers.jsonl")).content().contains("edges");
      Files.delete(program);
      assertThat(LineClient.sentence(other.call("verify", call)))
          .startsWith("1 of 1 designs have an answer");
    }
  }

  private Path settingsFile() throws Exception {
    Path file = folder.resolve("usual.json");
    try (var in = getClass().getResourceAsStream(CalculationSettings.STANDARD)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  @Test
  void anAnswerThatCannotBeGivenSaysWhy() throws Exception {
    assertThat(refusal("design", Map.of("model", "projectile", "target", List.of("reach=1"))))
        .isEqualTo("The model has no property “reach”. It has range.");
    assertThat(
            refusal(
                "design",
                Map.of("model", "projectile", "target", List.of("range=1"), "samples", 300_000)))
        .startsWith("design, samples: must have a maximum value of 200000");
    assertThat(
            refusal(
                "design",
                Map.of("model", "projectile", "target", List.of("range=1"), "out", "../d.csv")))
        .contains("not inside the folder");
    assertThat(refusal("predict", Map.of("model", "projectile")))
        .startsWith("Give designs either as a list");
    assertThat(refusal("describe", Map.of("model", "nothing"))).contains("no model nothing");
  }

  private String refusal(String tool, Map<String, Object> arguments) throws Exception {
    JsonNode result = client.call(tool, arguments);
    assertThat(result.path("isError").asBoolean()).isTrue();
    return LineClient.sentence(result);
  }

  @Test
  void everyArgumentIsExplainedAndEveryNumberLimited() {
    JsonNode tools = Json.resourceTree(ToolServer.TOOLS).path("tools");
    assertThat(tools.propertyNames())
        .containsExactlyInAnyOrder(
            "list_models", "describe", "predict", "design", "transition", "check", "verify");
    for (JsonNode tool : tools) {
      assertThat(tool.path("description").asString()).hasSizeGreaterThan(60);
      JsonNode schema = tool.path("inputSchema");
      assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
      for (JsonNode argument : schema.path("properties")) {
        assertThat(argument.path("description").asString()).isNotBlank();
        if (argument.path("type").asString().equals("integer")) {
          assertThat(argument.has("minimum") && argument.has("maximum")).isTrue();
          assertThat(argument.path("default").asInt())
              .isBetween(argument.path("minimum").asInt(), argument.path("maximum").asInt());
        }
        if (argument.path("type").asString().equals("array")) {
          assertThat(argument.path("maxItems").asInt()).isPositive();
        }
      }
    }
  }
}
