package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.importing.BareNetwork;
import io.backcast.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** From a bare network to designs and back, on the command line. */
class ImportRolesTest {
  /** a = z, b = y − z: the property is a + b. */
  private static final double[][] SUM = {{1, -1}, {0, 1}};

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int run(String arguments) {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    List<String> all = new ArrayList<>();
    for (String argument : arguments.split(" ")) {
      all.add(argument.replace("TMP", folder.toString()));
    }
    return line.execute(all.toArray(String[]::new));
  }

  private JsonNode card(String name) throws Exception {
    return new Json().tree(folder.resolve(name));
  }

  @BeforeEach
  void networks() throws IOException {
    new BareNetwork().input("z", 1).input("y", 1).output("x", SUM).write(folder.resolve("n.onnx"));
    new BareNetwork()
        .input("input_1", 1)
        .input("input_2", 1)
        .output("x", SUM)
        .write(folder.resolve("nameless.onnx"));
    for (int k = 0; k < 3; k++) {
      double weight = 1 + 0.01 * (k - 1);
      new BareNetwork()
          .input("x", 2)
          .output("y", new double[][] {{weight}, {weight}})
          .write(folder.resolve("p" + k + ".onnx"));
    }
  }

  @Test
  void whatIsNotPlainIsLeftOutOfTheProposalAndRefused() throws Exception {
    assertThat(run("import TMP/nameless.onnx --propose TMP/c.json")).isZero();
    assertThat(card("c.json").path("ports").has("latent")).isFalse();
    assertThat(card("c.json").path("ports").path("design").asString()).isEqualTo("x");
    assertThat(run("import TMP/nameless.onnx --card TMP/c.json --out TMP/m")).isEqualTo(3);
    assertThat(errors.toString()).contains("ports.latent", "input_1 varied alone");
    assertThat(folder.resolve("m")).doesNotExist();
    String told = "import TMP/nameless.onnx --card TMP/c.json --out TMP/m --latent input_1";
    assertThat(run(told + " --condition input_2")).isZero();
  }

  @Test
  void aPredictorAndTheRolesMayBeToldWithoutEditing() throws Exception {
    assertThat(
            run(
                "import TMP/nameless.onnx --propose TMP/c.json --predict"
                    + " TMP/p0.onnx,TMP/p1.onnx,TMP/p2.onnx"))
        .isZero();
    assertThat(card("c.json").path("predict").path("files").size()).isEqualTo(3);
    assertThat(card("c.json").path("ports").path("latent").asString())
        .as("found by trying")
        .isEqualTo("input_1");
    assertThat(run("import TMP/nameless.onnx --card TMP/c.json --out TMP/m")).isZero();
    assertThat(run("check TMP/m")).isZero();
    assertThat(run("design --model TMP/m --target y1=0.5 --samples 500 --out TMP/d.csv")).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("d.csv"));
    assertThat(lines.getFirst()).startsWith("x1,x2,y1,y1_std");
    assertThat(lines.get(1).split(",")[3]).as("three members state a deviation").isNotEmpty();
    assertThat(folder.resolve("m/predict-3.onnx")).exists();
  }

  @Test
  void withoutAPredictorNothingIsOnTarget() throws Exception {
    assertThat(run("import TMP/n.onnx --propose TMP/c.json")).isZero();
    assertThat(run("import TMP/n.onnx --card TMP/c.json --out TMP/m")).isZero();
    assertThat(run("check TMP/m")).isZero();
    assertThat(run("design --model TMP/m --target y1=0.5 --samples 500 --out TMP/d.csv")).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("d.csv"));
    assertThat(lines.get(1)).endsWith(",,,,,not judged");
    JsonNode note = card("d.provenance.json");
    assertThat(note.has("onTarget")).isFalse();
    assertThat(note.path("note").asString()).contains("not judged");
    assertThat(run("predict --model TMP/m --in TMP/d.csv --out TMP/p.csv")).isEqualTo(3);
    assertThat(errors.toString()).contains("no network that predicts");
    assertThat(folder.resolve("p.csv")).doesNotExist();
  }

  @Test
  void theRuleForSamplesOutsideComesFromCardOrOption() throws Exception {
    assertThat(run("import TMP/n.onnx --propose TMP/c.json --outside clamp")).isZero();
    assertThat(card("c.json").path("outside").asString()).isEqualTo("clamp");
    Path card = folder.resolve("c.json");
    // a = z is standard normal
    Files.writeString(
        card,
        Files.readString(card)
            .replaceFirst("\"lower\" : [-0-9.]+", "\"lower\" : -1")
            .replaceFirst("\"upper\" : [-0-9.]+", "\"upper\" : 1")
            .replaceFirst("\"reference\" : [-0-9.]+", "\"reference\" : 0"));
    assertThat(run("import TMP/n.onnx --card TMP/c.json --out TMP/m")).isZero();
    assertThat(onABound("")).isBetween(100, 220);
    assertThat(card("d.provenance.json").path("outside").path("rule").asString())
        .isEqualTo("clamp");
    assertThat(onABound(" --outside reject")).isZero();
    assertThat(card("d.provenance.json").path("outside").path("byVariable").path("x1").asDouble())
        .isBetween(0.2, 0.45);
    assertThat(run("design --model TMP/m --target y1=0.5 --outside maybe --out TMP/e.csv"))
        .isEqualTo(2);
  }

  private int onABound(String more) throws IOException {
    String all = "design --model TMP/m --target y1=0.5 --samples 500 --out TMP/d.csv --keep 500";
    assertThat(run(all + more)).isZero();
    return (int)
        Files.readAllLines(folder.resolve("d.csv")).stream()
            .filter(line -> line.matches("-?1\\.?0*,.*"))
            .count();
  }
}
